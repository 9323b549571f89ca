import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { metricName } from '../../metrics.ts';
import { Section } from '../../ui/index.ts';

/** What of the person's own data goes along with their outcome: associations, shown only as ideas for a trial. */
export const OwnDataCard = () => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { data } = useQuery('hypotheses.associations', {});
  if (!data?.outcome || data.looked === 0) return null;
  return (
    <Section title={t('ideas.ownData')} intro={t('ideas.ownDataIntro', { n: data.looked })}>
      <section className="card">
        {data.found.length === 0 ? (
          <p className="small t2">{t('ideas.ownDataNone')}</p>
        ) : (
          <ul className="stack s2">
            {data.found.slice(0, 5).map((a) => (
              <li key={`${a.metric}${a.lag}`}>
                {t(a.correlation > 0 ? 'ideas.goesWith' : 'ideas.goesAgainst', {
                  metric: metricName(a.metric, i18n),
                  lag: a.lag,
                })}
                <span className="small t2 block">
                  {t('ideas.associationLine', { r: f.number(a.correlation, 2), days: a.days })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Section>
  );
};
