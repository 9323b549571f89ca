import type { FactorialContrast, ResultView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Section, TableCard } from '../../ui/index.ts';
import { fixedNumber, midSentence } from './words.ts';

const scaleWords = {
  points: 'result.scalePoints',
  logit: 'result.scaleLogit',
  'log rate': 'result.scaleLogRate',
} as const;

/** Main effects and interaction of a 2 x 2 trial: what each factor does by itself, and whether they help each other. */
export const Factorial = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const { factorial } = view;
  if (!factorial || factorial.length === 0) return null;
  const [, first, second] = view.protocol.arms.map((a) => a.name);
  const nameOf = (c: FactorialContrast['contrast']) =>
    c === 'interaction' ? t('result.interaction') : ((c === 'first' ? first : second) ?? '');
  const scale = factorial[0]?.scale ?? 'points';
  const both = factorial.find((c) => c.contrast === 'interaction');
  const sign = view.outcome.better === 'lower' ? -1 : 1;
  return (
    <Section
      title={t('result.factorialTitle')}
      intro={t('result.factorialIntro', { scale: t(scaleWords[scale]) })}
    >
      <TableCard label={t('result.factorialTitle')}>
        <table aria-label={t('result.factorialTitle')}>
          <thead>
            <tr>
              <th scope="col">{t('result.factor')}</th>
              <th scope="col" className="r">
                {t('result.tableMean')}
              </th>
              <th scope="col" className="r">
                {t('result.table80')}
              </th>
              <th scope="col" className="r">
                {t('result.table95')}
              </th>
              <th scope="col" className="r">
                {t('result.sideBenefit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {factorial.map((c) => (
              <tr key={c.contrast}>
                <th scope="row" className="m">
                  {nameOf(c.contrast)}
                </th>
                <td className="r">{fixedNumber(c.mean, 2, f)}</td>
                <td className="r">
                  {t('result.fromTo', { low: fixedNumber(c.q10, 2, f), high: fixedNumber(c.q90, 2, f) })}
                </td>
                <td className="r">
                  {t('result.fromTo', { low: fixedNumber(c.q025, 2, f), high: fixedNumber(c.q975, 2, f) })}
                </td>
                <td className="r">{f.percent(c.pBetter)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableCard>
      {both ? (
        <p className="small t2 under">
          {t(
            both.q10 <= 0 && both.q90 >= 0
              ? 'result.apartUnsure'
              : sign * both.mean > 0
                ? 'result.apartMore'
                : 'result.apartLess',
            {
              first: midSentence(first ?? '', f),
              second: midSentence(second ?? '', f),
            },
          )}
        </p>
      ) : null}
    </Section>
  );
};
