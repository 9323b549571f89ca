import type { ResultView } from '../../../shared/trial.ts';
import { severities, type TrialEvent } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ArmGlyph, Section, TableCard } from '../../ui/index.ts';
import { readingOrder } from './say.ts';

type Adverse = Extract<TrialEvent, { kind: 'adverse' }>;

export const adverseOf = (view: Pick<ResultView, 'events'>): Adverse[] =>
  (view.events ?? []).filter((e) => e.kind === 'adverse');

/** Unwanted effects by arm and severity, then each in the person's own words. Nothing is blamed on an arm. */
export const Unwanted = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const all = adverseOf(view);
  if (all.length === 0)
    return (
      <Section title={t('result.unwanted')}>
        <p className="t2">{t('result.unwantedNone')}</p>
      </Section>
    );
  const rows = readingOrder(view).map(({ row, index }) => ({ id: row.arm.id as string | null, row, index }));
  const outside = all.some((e) => !rows.some((r) => r.id === e.armId));
  const cells = (armId: string | null, known: boolean) =>
    severities.map((s) => {
      const n = all.filter(
        (e) => e.severity === s && (known ? e.armId === armId : !rows.some((r) => r.id === e.armId)),
      ).length;
      return (
        <td key={s} className="r">
          {n === 0 ? <span className="t2">0</span> : s === 'severe' ? <b>{f.number(n)}</b> : f.number(n)}
        </td>
      );
    });
  const nameOf = (armId: string | null) =>
    view.protocol.arms.find((a) => a.id === armId)?.name ?? t('result.noArm');
  return (
    <Section title={t('result.unwanted')} intro={t('result.unwantedIntro', { n: all.length })}>
      <TableCard label={t('result.unwanted')}>
        <table aria-label={t('result.unwanted')}>
          <thead>
            <tr>
              <th scope="col">{t('result.arm')}</th>
              <th scope="col" className="r">
                {t('result.daysOfArm')}
              </th>
              {severities.map((s) => (
                <th key={s} scope="col" className="r">
                  {t(`result.${s}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, row, index }) => (
              <tr key={row.arm.id}>
                <th scope="row" className="m">
                  <span className="row">
                    <ArmGlyph icon={row.arm.icon} index={index} />
                    {row.arm.name}
                  </span>
                </th>
                <td className="r">{f.number(row.days)}</td>
                {cells(id, true)}
              </tr>
            ))}
            {outside ? (
              <tr>
                <th scope="row" className="m">
                  {t('result.noArm')}
                </th>
                <td className="r">–</td>
                {cells(null, false)}
              </tr>
            ) : null}
          </tbody>
        </table>
      </TableCard>
      <ul className="list small own-words">
        {all.map((e) => (
          <li key={e.id} className="row s3 wrap">
            <span className="t2 num nb">{f.day(e.onDay, 'day-month')}</span>
            <span className="nb">{nameOf(e.armId)}</span>
            <span className={`sev ${e.severity}`}>{t(`result.${e.severity}`)}</span>
            <span className="fill">{e.what}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
