import type { SensitivityView } from '../../shared/results.ts';
import type { ResultView } from '../../shared/trial.ts';
import { adverseEvents } from './adverse.ts';
import { chances, guesses } from './chances.ts';
import { daysFigure } from './days-figure.ts';
import { type ReportLanguage, type Words, wordsOf } from './language/index.ts';
import { otherAnalyses } from './other-analyses.ts';
import {
  adherence,
  answer,
  conflictBanner,
  design,
  estimates,
  figure,
  h,
  limits,
  methods,
  question,
} from './sections.ts';
import { reportStyle } from './style.ts';

export interface ReportOptions {
  /** Made-up data: said at the top of each page of the report. */
  synthetic?: boolean;
  /** What other assumptions would have said; left out where it was not worked out. */
  other?: SensitivityView | null;
  /** Default: English. Names and notes of a person stay as they were written. */
  language?: ReportLanguage;
}

const ownDays = (view: ResultView, w: Words): string =>
  view.days.length === 0
    ? ''
    : `<section><h2>${w.ownDays}</h2><figure>${daysFigure(view, w)}<figcaption>${w.ownDaysCaption({ binary: view.outcome.family === 'bernoulli' })}</figcaption></figure></section>`;

/**
 * A result as one self-contained HTML page for a clinician (two A4 pages when printed), the answer first and then in
 * the order of CENT 2015: question, design, adherence, figures, estimates, adverse events, limits, methods. No script,
 * no request to anywhere, every text from the vault escaped. The caller must not pass a result that is still hidden.
 */
export const reportHtml = (view: ResultView, options: ReportOptions = {}): string => {
  const w = wordsOf(options.language ?? 'en');
  return `<!doctype html>
<html lang="${w.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><title>${h(view.title)}</title><style>${reportStyle}</style></head><body>
<main>${options.synthetic ? `<p class="banner">${w.synthetic}</p>` : ''}
<p class="eyebrow">${w.nOf1}: ${h(view.title)} \u00b7 ${w.states[view.state]}</p>
${answer(view, w)}${conflictBanner(view, w)}
${question(view, w)}${design(view, w)}${adherence(view, w)}${guesses(view, w)}
${ownDays(view, w)}${figure(view, w)}
${estimates(view, w)}${chances(view, w)}${otherAnalyses(view, options.other ?? null, w)}
${adverseEvents(view, w)}${limits(view, w)}${methods(view, w)}</main>
<footer>${w.footer(h(view.trialId))}</footer></body></html>
`;
};
