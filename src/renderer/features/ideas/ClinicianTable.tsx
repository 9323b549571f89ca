import type { Candidate, HypothesesResult, Profile } from '../../../shared/hypotheses.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Section, TableCard } from '../../ui/index.ts';
import { fixedNumber } from '../result/words.ts';
import { unitOf } from './words.ts';

const has = (list: readonly string[], c: Candidate) =>
  list.some((word) => word.toLowerCase().includes(c.name.toLowerCase()));

/** Prescription medicines as context: averages of trials, never a proposal. */
export const ClinicianTable = ({ result, profile }: { result: HypothesesResult; profile: Profile }) => {
  const { t, f } = useI18n();
  if (result.context.length === 0) return null;
  const record = (c: Candidate) =>
    t(
      has(profile.medications, c)
        ? 'ideas.recordTaking'
        : has(profile.tried, c)
          ? 'ideas.recordTried'
          : 'ideas.recordNone',
    );
  return (
    <Section title={t('ideas.clinician')} intro={t('ideas.clinicianIntro')}>
      <TableCard label={t('ideas.clinician')}>
        <table className="tight" aria-label={t('ideas.clinician')}>
          <thead>
            <tr>
              <th scope="col">{t('ideas.medicine')}</th>
              <th scope="col" className="r">
                {t('ideas.average', { unit: unitOf(result.unit, t) })}
              </th>
              <th scope="col" className="r">
                {t('ideas.interval95')}
              </th>
              <th scope="col">{t('ideas.record')}</th>
            </tr>
          </thead>
          <tbody>
            {result.context.flatMap((c) =>
              c.evidence.map((e) => (
                <tr key={`${c.id}${e.citation}`}>
                  <th scope="row" className="m">
                    {t('ideas.catalogue', { text: c.name })}
                    <span className="sub">{e.citation}</span>
                  </th>
                  <td className="r">{fixedNumber(e.mean, 1, f)}</td>
                  <td className="r nb">
                    {t('result.fromTo', {
                      low: fixedNumber(e.mean - 1.96 * e.se, 1, f),
                      high: fixedNumber(e.mean + 1.96 * e.se, 1, f),
                    })}
                  </td>
                  <td className="t2">{record(c)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </TableCard>
      <p className="small t2 after">{t('ideas.notAdvice')}</p>
    </Section>
  );
};
