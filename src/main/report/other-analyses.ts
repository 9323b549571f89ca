import type { SensitivityRow } from '../../shared/analysis.ts';
import type { SensitivityView } from '../../shared/results.ts';
import type { ResultView } from '../../shared/trial.ts';
import type { Words } from './language/index.ts';
import { h, head, row } from './sections.ts';
import { unitWords } from './words.ts';

const changeWords = (r: SensitivityRow, w: Words): string =>
  r.change === 'leave-block-out' ? w.withoutPeriods(r.withoutPeriods.join(', ')) : w.changes[r.change];

/** Blocks left out are told one by one up to here; beyond, by their range, so that the report keeps to two pages. */
const BLOCKS_TOLD = 3;

/** The randomisation test of one arm, or why there is none. */
const testWords = (other: SensitivityView, armId: string, w: Words): string => {
  const test = other.randomisation?.tests.find((t) => t.arm === armId);
  if (!test) return w.noTest;
  return w.test({
    p: w.figures.number(test.p, test.p < 0.01 ? 4 : 3),
    orders: test.sequences,
    sampled: other.randomisation?.sampled ?? false,
    oneIn: Math.round(1 / test.smallestP),
  });
};

/** How bad the days without a value would have to be to change the verdict; empty where none is missing. */
const missingWords = (view: ResultView, other: SensitivityView, armId: string, w: Words): string => {
  const missing = other.sensitivity.missingDays.find((m) => m.arm === armId);
  if (!missing || missing.share <= 0) return '';
  const delta = missing.tippingDelta;
  const never = delta === null || (view.outcome.family === 'bernoulli' && delta > 28);
  const unit = unitWords(view.analysis?.effects[0]?.scale ?? '', view.outcome, w);
  return w.missing({
    share: Math.round(100 * missing.share),
    name: h(view.arms.find((a) => a.arm.id === armId)?.arm.name ?? ''),
    worse: never ? null : `${w.figures.number(delta, 1)} ${h(unit)}`,
  });
};

/** What other assumptions and no model at all would have said of the headline's arm. */
export const otherAnalyses = (view: ResultView, other: SensitivityView | null, w: Words): string => {
  const arm = view.arms[view.headline]?.arm;
  if (!other || !arm) return '';
  const { percent, signed } = w.figures;
  const all = other.sensitivity.rows.flatMap((r) => {
    const effect = r.effects.find((e) => e.arm === arm.id);
    return effect ? [{ change: r.change, words: changeWords(r, w), effect }] : [];
  });
  const blocks = all.filter((r) => r.change === 'leave-block-out');
  const told = blocks.length > BLOCKS_TOLD ? all.filter((r) => r.change !== 'leave-block-out') : all;
  const rows = told.map(({ words, effect: e }) =>
    row(
      h(words),
      signed(e.quantiles['0.5']),
      w.interval({ low: signed(e.quantiles['0.1']), high: signed(e.quantiles['0.9']) }),
      percent(e.pAtLeastMcid),
    ),
  );
  const ps = blocks.map((b) => b.effect.pAtLeastMcid);
  const range =
    blocks.length > BLOCKS_TOLD
      ? w.blocks({ n: blocks.length, low: percent(Math.min(...ps)), high: percent(Math.max(...ps)) })
      : '';
  const unit = unitWords(all[0] ? (view.analysis?.effects[0]?.scale ?? '') : '', view.outcome, w);
  const said = [testWords(other, arm.id, w), range, missingWords(view, other, arm.id, w)].filter(Boolean);
  return `<section><h2>${w.otherTitle(h(arm.name))}</h2><table><thead>${head(...w.otherHead(h(unit)))}</thead><tbody>${rows.join('')}</tbody></table><p class="muted">${said.join(' ')}</p></section>`;
};
