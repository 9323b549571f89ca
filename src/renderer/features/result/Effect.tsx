import type { Quantiles } from '../../../shared/analysis.ts';
import type { ResultView } from '../../../shared/trial.ts';
import { DensityChart } from '../../charts/DensityChart.tsx';
import { IconArray } from '../../charts/IconArray.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Card } from '../../ui/index.ts';
import { certaintyOf, headlineOf } from './say.ts';
import {
  changeWords,
  digitsOf,
  endWords,
  goalWords,
  kindOf,
  leastWords,
  midSentence,
  rangeWords,
  unitWords,
} from './words.ts';

/** How sure, as 100 dots, beside prior and posterior on one axis. */
export const Effect = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const head = headlineOf(view);
  if (!head) return null;
  const { effect } = head;
  const { outcome } = view;
  const sign = outcome.better === 'lower' ? -1 : 1;
  const certain = certaintyOf(head);
  const sure = f.inHundred(certain.p);
  const unit = unitWords(outcome, t);
  const words = (x: number) => changeWords(x, outcome, t, f);
  const range = (q: Quantiles, low: '0.1' | '0.025', high: '0.9' | '0.975') =>
    rangeWords(q[low], q[high], outcome, t, f);
  const row = (name: string, s: { mean: number; quantiles: Quantiles }, p: number) => [
    name,
    words(s.mean),
    range(s.quantiles, '0.1', '0.9'),
    range(s.quantiles, '0.025', '0.975'),
    f.percent(p),
  ];
  const arm = midSentence(head.arm.name, f);
  const ends = endWords(outcome, t);
  const situations =
    certain.of === 'goal'
      ? t('result.inHundred', { n: sure, arm, goal: goalWords(outcome, t, f) })
      : t(certain.of === 'harm' ? 'result.inHundredWorse' : 'result.inHundredSmall', {
          n: sure,
          arm,
          least: leastWords(outcome, t, f),
        });
  const dots = `${t('result.dots', { n: sure })}. ${t('result.inHundredBold', { n: sure })}${situations}`;
  return (
    <div className="two top">
      <Card title={t('result.howSure', { p: f.percent(certain.p) })} className="sure">
        <IconArray className="hide-n" count={sure} label={dots} />
        <IconArray className="only-n" columns={20} count={sure} label={dots} />
        <p className="small t2">
          <b>{t('result.inHundredBold', { n: sure })}</b>
          {situations}
        </p>
      </Card>
      <section className="card">
        <DensityChart
          curve={effect.density}
          posterior={effect}
          prior={effect.prior}
          mcid={sign * outcome.mcid}
          rope={outcome.rope ?? outcome.mcid / 2}
          texts={{
            title: t('result.effectOf', { arm, unit }),
            summary: t('result.densitySummary', {
              own: words(effect.mean),
              range: range(effect.quantiles, '0.1', '0.9'),
              others: words(effect.prior.mean),
              p: f.percent(effect.pAtLeastMcid),
              goal: goalWords(outcome, t, f),
            }),
            posterior: [t('result.ownTrial'), t('result.about', { change: words(effect.mean) })],
            prior: [t('result.otherPeople'), t('result.about', { change: words(effect.prior.mean) })],
            mcid: t('result.leastThatMatters', {
              change: t('result.change', {
                n: f.number(outcome.mcid, 2),
                word: sign < 0 ? ends.low : ends.high,
              }),
            }),
            rope: [t('result.ropeA'), t('result.ropeB')],
            low: kindOf(outcome) === 'days' ? t('result.axisEnd', { word: ends.low, unit }) : ends.low,
            high: ends.high,
            posteriorInterval: range(effect.quantiles, '0.1', '0.9'),
            priorInterval: range(effect.prior.quantiles, '0.1', '0.9'),
            barNote: [t('result.bar80'), t('result.line95')],
            tick: (v) => f.number(Math.abs(v), Math.max(digitsOf(outcome), 2)),
            table: {
              head: [
                t('result.tableCol'),
                t('result.tableMean'),
                t('result.table80'),
                t('result.table95'),
                t('result.tableMcid', { least: words(sign * outcome.mcid) }),
              ],
              posteriorRow: row(t('result.ownTrial'), effect, effect.pAtLeastMcid),
              priorRow: row(t('result.otherPeople'), effect.prior, effect.prior.pAtLeastMcid),
            },
          }}
        />
      </section>
    </div>
  );
};
