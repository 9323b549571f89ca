import type { SensitivityView } from '../../shared/results.ts';
import type { ResultView } from '../../shared/trial.ts';
import { adverseEvents } from './adverse.ts';
import { chances, guesses } from './chances.ts';
import { daysFigure } from './days-figure.ts';
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
}

const ownDays = (view: ResultView): string =>
  view.days.length === 0
    ? ''
    : `<section><h2>The person's own days</h2><figure>${daysFigure(view)}<figcaption>One row a period. ${view.outcome.family === 'bernoulli' ? 'Filled: yes' : 'Height: the value'}; dash: no answer; pale: left out by the protocol.</figcaption></figure></section>`;

/**
 * A result as one self-contained HTML page for a clinician (two A4 pages when printed), the answer first and then in
 * the order of CENT 2015: question, design, adherence, figures, estimates, adverse events, limits, methods. No script,
 * no request to anywhere, every text from the vault escaped. The caller must not pass a result that is still hidden.
 */
export const reportHtml = (view: ResultView, options: ReportOptions = {}): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><title>${h(view.title)}</title><style>${reportStyle}</style></head><body>
<main>${options.synthetic ? '<p class="banner">Synthetic data: this person does not exist.</p>' : ''}
<p class="eyebrow">N-of-1 trial: ${h(view.title)} \u00b7 ${view.state === 'running' ? 'trial still running' : h(view.state)}</p>
${answer(view)}${conflictBanner(view)}
${question(view)}${design(view)}${adherence(view)}${guesses(view)}
${ownDays(view)}${figure(view)}
${estimates(view)}${chances(view)}${otherAnalyses(view, options.other ?? null)}
${adverseEvents(view)}${limits(view)}${methods(view)}</main>
<footer>Made by N1 Vault on this person's own device. Trial ${h(view.trialId)}.</footer></body></html>
`;
