import type { PriorServiceView } from '../../../shared/sharing.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Card } from '../../ui/index.ts';

/** What the last answer of the service taught. */
export const LearnedCard = ({ learned }: { learned: NonNullable<PriorServiceView['learned']> }) => {
  const { t, f } = useI18n();
  if (learned.priors.length === 0)
    return <Card title={t('prior.learnedTitle', { at: learned.at })} intro={t('prior.learnedNone')} />;
  return (
    <Card title={t('prior.learnedTitle', { at: learned.at })} intro={t('prior.learnedText')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('prior.colIdea')}</th>
            <th scope="col">{t('prior.colEffect')}</th>
            <th scope="col">{t('prior.colPeople')}</th>
          </tr>
        </thead>
        <tbody>
          {learned.priors.map((p) => (
            <tr key={p.intervention}>
              <th scope="row">{p.name}</th>
              <td className="num">{t('prior.effect', p)}</td>
              <td className="num">{f.number(p.version, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};
