import type { Quantiles } from '../../../shared/analysis.ts';
import type { ResultView } from '../../../shared/trial.ts';
import { DensityChart } from '../../charts/DensityChart.tsx';
import { IconArray } from '../../charts/IconArray.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Card } from '../../ui/index.ts';
import { headlineOf } from './say.ts';
import { changeWords, rangeWords, unitWords } from './words.ts';

/** How sure, as 100 dots, beside prior and posterior on one axis. */
export const Effect = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const head = headlineOf(view);
  if (!head) return null;
  const { effect, arm } = head;
  const { outcome } = view;
  const sign = outcome.better === 'lower' ? -1 : 1;
  const sure = f.inHundred(effect.pAtLeastMcid);
  const unit = unitWords(outcome, t);
  const least = f.number(outcome.mcid, 1);
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
  const name = arm.name.toLowerCase();
  return (
    <div className="two top">
      <Card title={t('result.howSure', { p: f.percent(effect.pAtLeastMcid) })} className="sure">
        <IconArray className="hide-n" count={sure} label={t('result.dots', { n: sure })} />
        <IconArray className="only-n" columns={20} count={sure} label={t('result.dots', { n: sure })} />
        <p className="small t2">
          <b className="strong">{t('result.inHundredBold', { n: sure })}</b>
          {t(outcome.better === 'lower' ? 'result.inHundred' : 'result.inHundredHigher', {
            n: sure,
            arm: name,
            least,
            unit,
          })}
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
            title: t('result.effectOf', { arm: name, unit }),
            summary: t('result.densitySummary', {
              own: words(effect.mean),
              others: words(effect.prior.mean),
              p: f.percent(effect.pAtLeastMcid),
              least: `${least} ${unit}`,
            }),
            posterior: [t('result.ownTrial'), t('result.about', { change: words(effect.mean) })],
            prior: [t('result.otherPeople'), t('result.about', { change: words(effect.prior.mean) })],
            mcid: t('result.leastThatMatters', { change: words(sign * outcome.mcid) }),
            rope: [t('result.ropeA'), t('result.ropeB')],
            low: t('result.axisFewer'),
            high: t('result.axisMore'),
            posteriorInterval: t('result.ownInterval', { range: range(effect.quantiles, '0.1', '0.9') }),
            priorInterval: t('result.othersInterval', { range: range(effect.prior.quantiles, '0.1', '0.9') }),
            barNote: [t('result.bar80'), t('result.line95')],
            tick: (v) => f.number(Math.abs(v), 2),
            table: {
              head: [
                t('result.tableCol'),
                t('result.tableMean'),
                t('result.table80'),
                t('result.table95'),
                t('result.tableMcid'),
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
