import type { SensitivityRow } from '../../shared/analysis.ts';
import type { SensitivityView } from '../../shared/results.ts';
import type { ResultView } from '../../shared/trial.ts';
import { h, head, row } from './sections.ts';
import { percent, signed, unitWords } from './words.ts';

const changeWords = (r: SensitivityRow): string => {
  switch (r.change) {
    case 'as-planned':
      return 'As planned';
    case 'flat-prior':
      return 'Flat priors';
    case 'no-autocorrelation':
      return 'Days independent';
    case 'slow-wash-out':
      return 'Effect comes and goes with a half-life of one day';
    case 'no-wash-out':
      return 'Effect comes and goes at once';
    case 'leave-block-out':
      return `Without periods ${r.withoutPeriods.join(', ')}`;
  }
};

/** Blocks left out are told one by one up to here; beyond, by their range, so that the report keeps to two pages. */
const BLOCKS_TOLD = 3;

/** What other assumptions and no model at all would have said of the headline's arm. */
export const otherAnalyses = (view: ResultView, other: SensitivityView | null): string => {
  const arm = view.arms[view.headline]?.arm;
  if (!other || !arm) return '';
  const all = other.sensitivity.rows.flatMap((r) => {
    const effect = r.effects.find((e) => e.arm === arm.id);
    return effect ? [{ change: r.change, words: changeWords(r), effect }] : [];
  });
  const blocks = all.filter((r) => r.change === 'leave-block-out');
  const told = blocks.length > BLOCKS_TOLD ? all.filter((r) => r.change !== 'leave-block-out') : all;
  const rows = told.map(({ words, effect: e }) =>
    row(
      h(words),
      signed(e.quantiles['0.5']),
      `${signed(e.quantiles['0.1'])} to ${signed(e.quantiles['0.9'])}`,
      percent(e.pAtLeastMcid),
    ),
  );
  const ps = blocks.map((b) => b.effect.pAtLeastMcid);
  const range =
    blocks.length > BLOCKS_TOLD
      ? ` With each of the ${blocks.length} blocks left out in turn: worthwhile with probability ${percent(Math.min(...ps))} to ${percent(Math.max(...ps))}.`
      : '';
  const test = other.randomisation?.tests.find((t) => t.arm === arm.id);
  const missing = other.sensitivity.missingDays.find((m) => m.arm === arm.id);
  const unit = unitWords(all[0] ? (view.analysis?.effects[0]?.scale ?? '') : '', view.outcome);
  return `<section><h2>Other analyses of ${h(arm.name)}</h2><table><thead>${head('What was changed', `Median, ${h(unit)}`, '80 % interval', 'Worthwhile')}</thead><tbody>${rows.join('')}</tbody></table><p class="muted">${
    test
      ? `Randomisation test: p = ${test.p.toFixed(test.p < 0.01 ? 4 : 3)} (${other.randomisation?.sampled ? `${test.sequences} orders drawn from all permitted ones` : `all ${test.sequences} permitted orders`}; not below 1 in ${Math.round(1 / test.smallestP)}).`
      : 'The order followed the results, so a randomisation test does not apply.'
  }${range}${
    missing && missing.share > 0
      ? ` ${Math.round(100 * missing.share)} % of the days of ${h(arm.name)} have no value; ${missing.tippingDelta === null || (view.outcome.family === 'bernoulli' && missing.tippingDelta > 28) ? 'the verdict would stay, however bad they were' : `the verdict would change if they were worse by ${missing.tippingDelta.toFixed(1)} ${h(unit)}`}.`
      : ''
  }</p></section>`;
};
