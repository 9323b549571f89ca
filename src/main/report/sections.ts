import type { EffectPrior, EffectSummary } from '../../shared/analysis.ts';
import { includesExpectation, type ResultView } from '../../shared/trial.ts';
import { densityFigure } from './density-figure.ts';
import { escapeHtml } from './escape.ts';
import type { Words } from './language/index.ts';
import {
  amount,
  designWords,
  estimate,
  headlineSentence,
  methodsWords,
  unitWords,
  worthwhile,
} from './words.ts';

export const h = escapeHtml;
export const row = (...cells: string[]) => `<tr>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`;
export const head = (...cells: string[]) =>
  `<tr>${cells.map((c) => `<th scope="col">${c}</th>`).join('')}</tr>`;

const priorWords = (p: EffectPrior, w: Words): string => {
  const { number, plain } = w.figures;
  const own = w.normal({ mean: number(p.mean, 3), sd: number(p.sd, 3) });
  if (!('weight' in p)) return own;
  const vague = w.normal({ mean: plain(p.vague.mean), sd: plain(p.vague.sd) });
  return `${plain(p.weight)} \u00d7 ${own} + ${number(1 - p.weight, 2)} \u00d7 ${vague}`;
};

export const answer = (view: ResultView, w: Words): string => {
  const effect = view.analysis?.effects[view.headline - 1];
  const arm = view.arms[view.headline];
  if (!effect || !arm) return `<h1>${w.noAnswerYet}</h1>`;
  const reference = h(view.arms[0]?.arm.name ?? w.reference);
  const others = view.arms.slice(1).flatMap((a, i) => {
    const e = view.analysis?.effects[i];
    if (i + 1 === view.headline || !e) return [];
    return [w.otherArm({ name: h(a.arm.name), p: w.figures.percent(e.pAtLeastMcid) })];
  });
  return `<h1>${h(headlineSentence(arm.arm.name, effect, view.outcome, w))}</h1>
<p>${w.bestGuess({ reference, estimate: h(estimate(effect, view.outcome, w)) })} ${arm.verdict ? h(w.verdicts[arm.verdict]) : ''} ${others.join(' ')}</p>`;
};

export const conflictBanner = (view: ResultView, w: Words): string => {
  const c = view.analysis?.conflict;
  if (!c || c.flag === 'none') return '';
  const inThousand = c.predictiveP === null ? null : Math.max(1, Math.round(1000 * c.predictiveP));
  const weights = h(c.weightAfter.map((x) => w.figures.percent(x)).join(', '));
  return `<p class="banner">${w.conflict({ inThousand, weights })}</p>`;
};

/** What was asked, of whom, and what would count as worthwhile. */
export const question = (view: ResultView, w: Words): string =>
  `<section><h2>${w.question}</h2><p>${w.questionText({ reference: h(view.protocol.arms[0]?.name ?? ''), goal: h(worthwhile(view.outcome, w)) })}</p></section>`;

export const design = (view: ResultView, w: Words): string => {
  const p = view.protocol;
  const arms = p.arms
    .map(
      (a, i) =>
        `${h(a.name)}${a.instruction ? ` (${h(a.instruction)})` : ''}${i === 0 ? `, ${w.isReference}` : ''}`,
    )
    .join('; ');
  const shape = { shape: h(designWords(p, w)), day: h(w.figures.day(p.start)), zone: h(p.zone) };
  return `<section><h2>${w.designTitle}</h2><dl>
<dt>${w.arms}</dt><dd>${arms}</dd>
<dt>${w.design}</dt><dd>${w.designText(shape)}</dd>
<dt>${w.randomisation}</dt><dd>${w.randomisationText({ permitted: h(view.permittedSequences) })} <code>${h(view.commitment)}</code>${view.seed ? `; ${w.seedOpened} <code>${h(view.seed)}</code>` : ''}.</dd>
</dl></section>`;
};

export const adherence = (view: ResultView, w: Words): string => {
  const late = view.days.filter((d) => d.late).length;
  const dropped = view.days.filter((d) => d.dropped).length;
  const unit = h(unitWords(view.analysis?.effects[0]?.scale ?? '', view.outcome, w));
  const rows = view.arms.map((a) =>
    row(
      h(a.arm.name),
      String(a.days),
      String(a.answered),
      String(a.kept),
      a.observedMean === null ? w.unknown : w.figures.number(a.observedMean, 1),
    ),
  );
  return `<section><h2>${w.adherenceTitle}</h2><table><thead>${head(w.arm, w.days, w.answered, w.kept, w.observed(unit))}</thead><tbody>${rows.join('')}</tbody></table><p class="muted">${w.adherenceNote({ late, dropped })}</p></section>`;
};

/** "-5.2 to -0.6" of two quantiles. */
const range = (e: EffectSummary, low: '0.1' | '0.025', high: '0.9' | '0.975', w: Words): string =>
  w.interval({ low: w.figures.signed(e.quantiles[low]), high: w.figures.signed(e.quantiles[high]) });

const effectRow = (view: ResultView, name: string, e: EffectSummary, i: number, w: Words): string => {
  const verdict = view.arms[i + 1]?.verdict;
  const { percent, signed } = w.figures;
  return row(
    `${h(name)}${verdict ? `<br><span class="muted">${h(w.shortVerdicts[verdict])}</span>` : ''}`,
    `${signed(e.quantiles['0.5'])}<br><span class="muted">${range(e, '0.1', '0.9', w)}</span>`,
    range(e, '0.025', '0.975', w),
    ...[e.pBetter, e.pAtLeastMcid, e.pHarmAtLeastMcid, e.pInRope, e.pBest].map(percent),
  );
};

export const estimates = (view: ResultView, w: Words): string => {
  const a = view.analysis;
  if (!a) return '';
  const unit = h(unitWords(a.effects[0]?.scale ?? '', view.outcome, w));
  const title = w.estimatesTitle({ unit, reference: h(view.arms[0]?.arm.name ?? '') });
  const rows = a.effects.map((e, i) => effectRow(view, view.arms[i + 1]?.arm.name ?? e.arm, e, i, w));
  const note = w.estimatesNote({
    p: w.figures.percent(a.pBestReference),
    goal: h(worthwhile(view.outcome, w)),
  });
  return `<section><h2>${title}</h2><table><thead>${head(...w.estimatesHead)}</thead><tbody>${rows.join('')}</tbody></table><p class="muted">${note}</p></section>`;
};

export const figure = (view: ResultView, w: Words): string => {
  const e = view.analysis?.effects[view.headline - 1];
  const name = view.arms[view.headline]?.arm.name ?? '';
  if (!e) return '';
  const svg = densityFigure(name, e, view.outcome, w);
  const predicted = h(amount(e.prior.quantiles['0.5'], e.scale, view.outcome, w));
  const p = w.figures.percent(e.prior.pAtLeastMcid);
  return `<section><figure>${svg}<figcaption><span class="key p"></span>${w.densityCaption({ predicted, p })}<br><span class="key e"></span>${w.densityOwn(h(name))}<br>${w.densityBars}</figcaption></figure></section>`;
};

export const limits = (view: ResultView, w: Words): string => {
  const said = w.limits({
    open: includesExpectation(view.protocol),
    permitted: h(view.permittedSequences),
    floor: 1 / Number(view.permittedSequences),
  });
  return `<section><h2>${w.limitsTitle}</h2><ul>\n${said.map((l) => `<li>${l}</li>`).join('\n')}</ul></section>`;
};

export const methods = (view: ResultView, w: Words): string => {
  const a = view.analysis;
  if (!a) return '';
  const priors = (a.used.priors.effects ?? [])
    .map((p, i) => `${h(view.arms[i + 1]?.arm.name ?? '')}: ${h(priorWords(p, w))}`)
    .join('; ');
  const { paretoK, ess } = a.diagnostics;
  const flagged = a.checks.filter((c) => c.flag).map((c) => h(w.checkNames[c.name] ?? c.name));
  const said = [
    h(methodsWords(view, w)),
    w.observedDays({ n: a.data.observed, of: a.data.days }),
    w.priors(priors),
    ...(paretoK === null ? [] : [w.draws({ k: paretoK, ess })]),
    w.checks(flagged),
  ];
  return `<section><h2>${w.methodsTitle}</h2><p class="muted">${said.join(' ')}</p></section>`;
};
