import type { EffectPrior, EffectSummary } from '../../shared/analysis.ts';
import { includesExpectation, type ResultView } from '../../shared/trial.ts';
import { densityFigure } from './density-figure.ts';
import { escapeHtml } from './escape.ts';
import {
  amount,
  designWords,
  estimate,
  headlineSentence,
  methodsWords,
  percent,
  signed,
  unitWords,
  verdictWords,
  worthwhile,
} from './words.ts';

export const h = escapeHtml;
export const row = (...cells: string[]) => `<tr>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`;
export const head = (...cells: string[]) =>
  `<tr>${cells.map((c) => `<th scope="col">${c}</th>`).join('')}</tr>`;

const priorWords = (p: EffectPrior): string =>
  'weight' in p
    ? `${p.weight} \u00d7 N(${p.mean.toFixed(3)}, ${p.sd.toFixed(3)}\u00b2) + ${(1 - p.weight).toFixed(2)} \u00d7 N(${p.vague.mean}, ${p.vague.sd}\u00b2)`
    : `N(${p.mean.toFixed(3)}, ${p.sd.toFixed(3)}\u00b2)`;

export const answer = (view: ResultView): string => {
  const effect = view.analysis?.effects[view.headline - 1];
  const arm = view.arms[view.headline];
  if (!effect || !arm) return '<h1>There is no answer yet: no day of this trial has been answered.</h1>';
  const reference = h(view.arms[0]?.arm.name ?? 'the reference');
  const others = view.arms.slice(1).flatMap((a, i) => {
    const e = view.analysis?.effects[i];
    return i + 1 === view.headline || !e ? [] : [`${h(a.arm.name)}: ${percent(e.pAtLeastMcid)} sure.`];
  });
  return `<h1>${h(headlineSentence(arm.arm.name, effect, view.outcome))}</h1>
<p>Best guess, compared with ${reference}: ${h(estimate(effect, view.outcome))}. ${arm.verdict ? h(verdictWords[arm.verdict]) : ''} ${others.join(' ')}</p>`;
};

export const conflictBanner = (view: ResultView): string => {
  const c = view.analysis?.conflict;
  if (!c || c.flag === 'none') return '';
  return `<p class="banner">This person's days and the published studies disagree${c.predictiveP === null ? '' : ` (a gap like this would be seen about ${Math.max(1, Math.round(1000 * c.predictiveP))} times in 1,000)`}. The days count for more: the weight of the published studies is now ${h(c.weightAfter.map((w) => percent(w)).join(', '))}.</p>`;
};

/** What was asked, of whom, and what would count as worthwhile. */
export const question = (view: ResultView): string =>
  `<section><h2>Question</h2><p>Does any arm do better than ${h(view.protocol.arms[0]?.name ?? '')} for this one person? A worthwhile arm ${h(worthwhile(view.outcome))}.</p></section>`;

export const design = (view: ResultView): string => {
  const p = view.protocol;
  const arms = p.arms
    .map(
      (a, i) =>
        `${h(a.name)}${a.instruction ? ` (${h(a.instruction)})` : ''}${i === 0 ? ', the reference' : ''}`,
    )
    .join('; ');
  return `<section><h2>Design and commitment</h2><dl>
<dt>Arms</dt><dd>${arms}</dd>
<dt>Design</dt><dd>Randomised multi-crossover trial in one person: ${h(designWords(p))}. First day ${h(p.start)} (${h(p.zone)}).</dd>
<dt>Randomisation</dt><dd>One of ${h(view.permittedSequences)} permitted sequences, each equally likely, fixed before day 1. Commitment (SHA-256): <code>${h(view.commitment)}</code>${view.seed ? `; seed, opened after the end: <code>${h(view.seed)}</code>` : ''}.</dd>
</dl></section>`;
};

export const adherence = (view: ResultView): string => {
  const late = view.days.filter((d) => d.late).length;
  const dropped = view.days.filter((d) => d.dropped).length;
  return `<section><h2>Answers and adherence</h2><table><thead>${head('Arm', 'Days', 'Answered', 'Kept to the arm', `Observed, ${h(unitWords(view.analysis?.effects[0]?.scale ?? '', view.outcome))}`)}</thead><tbody>${view.arms
    .map((a) =>
      row(
        h(a.arm.name),
        String(a.days),
        String(a.answered),
        String(a.kept),
        a.observedMean === null ? 'unknown' : a.observedMean.toFixed(1),
      ),
    )
    .join(
      '',
    )}</tbody></table><p class="muted">${late} answers were given on a later day; ${dropped} days are left out by the protocol. A day without an answer counts as neither yes nor no.</p></section>`;
};

const effectRow = (view: ResultView, name: string, e: EffectSummary, i: number): string => {
  const q = e.quantiles;
  const verdict = view.arms[i + 1]?.verdict;
  return row(
    `${h(name)}${verdict ? `<br><span class="muted">${h(verdict.replaceAll('-', ' '))}</span>` : ''}`,
    `${signed(q['0.5'])}<br><span class="muted">${signed(q['0.1'])} to ${signed(q['0.9'])}</span>`,
    `${signed(q['0.025'])} to ${signed(q['0.975'])}`,
    percent(e.pBetter),
    percent(e.pAtLeastMcid),
    percent(e.pHarmAtLeastMcid),
    percent(e.pInRope),
    percent(e.pBest),
  );
};

export const estimates = (view: ResultView): string => {
  const a = view.analysis;
  if (!a) return '';
  const scale = a.effects[0]?.scale ?? '';
  return `<section><h2>Estimates, in ${h(unitWords(scale, view.outcome))} compared with ${h(view.arms[0]?.arm.name ?? '')}</h2><table><thead>${head('Arm', 'Median, 80 % interval', '95 % interval', 'Better', 'Worth\u00adwhile', 'As much worse', 'Too small to matter', 'Best of all')}</thead><tbody>${a.effects
    .map((e, i) => effectRow(view, view.arms[i + 1]?.arm.name ?? e.arm, e, i))
    .join(
      '',
    )}</tbody></table><p class="muted">Negative is less. The last five columns are probabilities. Intervals are Bayesian: given the model and the prior, the effect lies in the 95 % interval with probability 0.95. The reference is the best of all with probability ${percent(a.pBestReference)}. Worthwhile: ${h(worthwhile(view.outcome))}.</p></section>`;
};

export const figure = (view: ResultView): string => {
  const e = view.analysis?.effects[view.headline - 1];
  const name = view.arms[view.headline]?.arm.name ?? '';
  if (!e) return '';
  const svg = densityFigure(name, e, view.outcome);
  return `<section><figure>${svg}<figcaption><span class="key p"></span>Predicted from other people, not tested on this person: ${h(amount(e.prior.quantiles['0.5'], e.scale, view.outcome))}, worthwhile with probability ${percent(e.prior.pAtLeastMcid)}.<br><span class="key e"></span>${h(name)} after this person's own trial; the dark part is a worthwhile effect.<br>Bars below the axis: 80 % and 95 % intervals. Grey: too small to matter.</figcaption></figure></section>`;
};

export const limits = (view: ResultView): string => {
  const floor = 1 / Number(view.permittedSequences);
  return `<section><h2>What this report cannot say</h2><ul>
<li>It speaks of one person and this period of life. It says nothing about other people.</li>
<li>${includesExpectation(view.protocol) ? 'The person knew the arm, so the effect includes expectation' : 'A second person packed by a sealed sheet and the person did not know the arm'}; in migraine trials placebo arms improve by a median of 1.8 days a month (J Headache Pain 2023, 10.1186/s10194-023-01587-0).</li>
<li>With ${h(view.permittedSequences)} permitted sequences a randomisation test alone cannot go below ${floor >= 0.001 ? floor.toFixed(3) : 'one in a thousand'}; the verdict rests on the model.</li>
<li>Days without an answer are taken as missing for reasons that do not depend on the outcome of that day.</li>
<li>N1 Vault is not a medical device. This is not medical advice; treatment is decided with a clinician.</li></ul></section>`;
};

export const methods = (view: ResultView): string => {
  const a = view.analysis;
  if (!a) return '';
  const priors = (a.used.priors.effects ?? [])
    .map((p, i) => `${h(view.arms[i + 1]?.arm.name ?? '')}: ${h(priorWords(p))}`)
    .join('; ');
  const d = a.diagnostics;
  const checks = a.checks.filter((c) => c.flag).map((c) => c.name);
  return `<section><h2>Methods</h2><p class="muted">${h(methodsWords(view))} ${a.data.observed} of ${a.data.days} days observed. Effect priors on the model's scale, fixed before day 1: ${priors}. ${d.paretoK === null ? '' : `Pareto k ${d.paretoK.toFixed(2)}, effective sample ${d.ess === null ? 'unknown' : Math.round(d.ess)}. `}Model checks: ${checks.length === 0 ? 'none of the checks was flagged' : `flagged: ${h(checks.join(', '))}`}.</p></section>`;
};
