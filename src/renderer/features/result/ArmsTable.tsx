import type { ResultView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ArmGlyph, Section } from '../../ui/index.ts';
import { armEffects } from './say.ts';

/** Every arm in numbers, with the line on methods below. */
export const ArmsTable = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const { outcome, analysis } = view;
  if (!analysis) return null;
  const effects = armEffects(view);
  const binary = outcome.family === 'bernoulli';
  const word = t(outcome.better === 'lower' ? 'result.axisFewer' : 'result.axisMore');
  const permitted = Number(view.permittedSequences);
  return (
    <Section title={t('result.allArms')}>
      <section className="card flush">
        <table>
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
                {t(binary ? 'result.observed28' : 'result.observedMean')}
              </th>
              <th scope="col" className="r">
                {t('result.effectCol')}
                <span className="sub">{t('result.effectColSub')}</span>
              </th>
              <th scope="col" className="r">
                {t('result.atLeast')}
                <span className="sub">{t('result.atLeastSub', { n: f.number(outcome.mcid, 1), word })}</span>
              </th>
              <th scope="col" className="r">
                {t('result.bestOf')}
                <span className="sub">{t('result.bestOfSub', { n: view.arms.length })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.arms.map((row, index) => {
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
                  <td className="r">{row.observedMean === null ? '–' : f.number(row.observedMean, 1)}</td>
                  {own ? (
                    <>
                      <td className="r">
                        {f.number(own.mean, 1)}
                        <span className="sub nb">
                          {f.number(own.quantiles['0.1'], 1)} … {f.number(own.quantiles['0.9'], 1)}
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
      </section>
      <div className="small t2 methods">
        <p>{t('result.permitted', { n: f.number(permitted), floor: `1/${f.number(permitted)}` })}</p>
        <p>{t('result.methods', analysisLine(analysis.engine))}</p>
        <p>
          {t('result.commitmentIs')}: <code className="wrapcode">{view.commitment}</code>
        </p>
        {view.seed ? (
          <p>
            {t('result.seedIs')}: <code className="wrapcode">{view.seed}</code>
          </p>
        ) : null}
      </div>
    </Section>
  );
};

const analysisLine = (e: { version: string; method: string; seed: number }) => ({
  engine: e.version,
  method: e.method,
  seed: e.seed,
});
