import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { metricValue } from '../../metrics.ts';
import { useRouter } from '../../routes.tsx';
import { Button, Icon, Loaded, RowLink } from '../../ui/index.ts';
import { sensorName } from './source-name.ts';

const PAGE = 14; // days drawn at first, two weeks

/** The days of a range that have data, newest first; each opens the samples behind its value. */
export const DaysTable = (p: { metric: string; from: string; to: string }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { go } = useRouter();
  const [shown, setShown] = useState(PAGE);
  const query = useQuery('data.daily', { metric: p.metric, from: p.from, to: p.to });
  return (
    <Loaded query={query}>
      {(values) => {
        const newest = values.toReversed();
        if (newest.length === 0) return <p className="t2">{t('measure.nothingInRange')}</p>;
        const covered = newest.some((v) => v.coverage !== null);
        return (
          <>
            <section className="card flush" aria-label={t('measure.days')}>
              <table className="tight" aria-label={t('measure.days')}>
                <thead>
                  <tr>
                    <th scope="col">{t('data.day')}</th>
                    <th scope="col" className="r">
                      {t('data.value')}
                    </th>
                    {covered ? (
                      <th scope="col" className="r">
                        {t('data.covered')}
                      </th>
                    ) : null}
                    <th scope="col">{t('data.from')}</th>
                    <td />
                  </tr>
                </thead>
                <tbody>
                  {newest.slice(0, shown).map((v) => (
                    <tr key={v.day}>
                      <th scope="row">
                        <RowLink onPress={() => go({ name: 'data', metric: p.metric, day: v.day })}>
                          <span className="m nb">{t('measure.weekday', { day: v.day })}</span>
                        </RowLink>
                      </th>
                      <td className="r nb">{metricValue(p.metric, v.value, v.unit, i18n)}</td>
                      {covered ? (
                        <td className="r nb t2">{v.coverage === null ? '' : f.share(v.coverage)}</td>
                      ) : null}
                      <td className="small t2">{f.list(v.sources.map((s) => sensorName(s, i18n)))}</td>
                      <td className="r go" aria-hidden="true">
                        <Icon as={ChevronRight} size="s" />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
            {newest.length > shown ? (
              <Button small className="under" onPress={() => setShown(shown + 4 * PAGE)}>
                {t('data.showMore', { n: Math.min(4 * PAGE, newest.length - shown) })}
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
};
