import type { ResultView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ArmGlyph, Section, TableCard } from '../../ui/index.ts';
import { armEffects, readingOrder } from './say.ts';
import { digitsOf, endWords, fixedNumber } from './words.ts';

/** Every arm in numbers. */
export const ArmsTable = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const { outcome, analysis } = view;
  if (!analysis) return null;
  const effects = armEffects(view);
  const binary = outcome.family === 'bernoulli';
  const ends = endWords(outcome, t);
  const word = outcome.better === 'lower' ? ends.low : ends.high;
  const fixed = (x: number, d: number) => fixedNumber(x, d, f);
  const digits = Math.max(1, digitsOf(outcome));
  return (
    <Section title={t('result.allArms')}>
      <TableCard label={t('result.allArms')}>
        <table aria-label={t('result.allArms')}>
          <thead>
            <tr>
              <th scope="col">{t('result.arm')}</th>
              <th scope="col" className="r">
                {t('result.answered')}
              </th>
              <th scope="col" className="r">
                {t('result.keptCol')}
              </th>
              <th scope="col" className="r">
                {t(binary ? 'result.observed28' : 'result.observedMean', { label: outcome.label })}
              </th>
              <th scope="col" className="r">
                {t('result.effectCol')}
                <span className="sub">{t('result.effectColSub')}</span>
              </th>
              <th scope="col" className="r">
                {t('result.atLeast')}
                <span className="sub">{t('result.atLeastSub', { n: f.number(outcome.mcid, 2), word })}</span>
              </th>
              <th scope="col" className="r">
                {t('result.bestOf')}
                <span className="sub">{t('result.bestOfSub', { n: view.arms.length })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {readingOrder(view).map(({ row, index }) => {
              const own = effects.find((e) => e.index === index)?.effect;
              return (
                <tr key={row.arm.id}>
                  <th scope="row" className="m">
                    <span className="row">
                      <ArmGlyph icon={row.arm.icon} index={index} />
                      {row.arm.name}
                    </span>
                  </th>
                  <td className="r">{t('result.ofCount', { k: row.answered, n: row.days })}</td>
                  <td className="r">{t('result.ofCount', { k: row.kept, n: row.days })}</td>
                  <td className="r">{row.observedMean === null ? '–' : fixed(row.observedMean, 1)}</td>
                  {own ? (
                    <>
                      <td className="r">
                        {fixed(own.mean, digits)}
                        <span className="sub nb">
                          {t('result.fromTo', {
                            low: fixed(own.quantiles['0.1'], digits),
                            high: fixed(own.quantiles['0.9'], digits),
                          })}
                        </span>
                      </td>
                      <td className="r">{f.percent(own.pAtLeastMcid)}</td>
                      <td className="r">{f.percent(own.pBest)}</td>
                    </>
                  ) : (
                    <>
                      <td className="r t2">{t('result.comparedWith')}</td>
                      <td className="r">–</td>
                      <td className="r">{f.percent(analysis.pBestReference)}</td>
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableCard>
    </Section>
  );
};
