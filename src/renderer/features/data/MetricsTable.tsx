import { ChevronRight, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { SearchField, Input as SearchInput } from 'react-aria-components';
import type { MetricOverview } from '../../../shared/data.ts';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { metricIcon, metricName, metricPer, metricValue } from '../../metrics.ts';
import { useRouter } from '../../routes.tsx';
import { Button, Icon, Meter, RowLink, Select } from '../../ui/index.ts';
import { useUnits } from '../../units.ts';
import { sensorName } from './source-name.ts';
import { arrange, kindOf, lastYesDays, lineWords, type MetricOrder, spanOf } from './summary.ts';
import { useDrawn, WINDOWFUL } from './useDrawn.ts';

const FEW = 8; // so many rows are found by eye
const PAGE = 40; // rows drawn at once: a long table must not hold up the window

/** The newest value in words; for yes/no the number of yes-days in 28. */
const Latest = ({ info, last }: { info: MetricOverview; last: string }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { latest } = info;
  if (info.unit === '0/1' && info.recent.slice(-28).some((v) => v !== null)) {
    const { yes, days } = lastYesDays(info.recent);
    return (
      <>
        <b className="m">{f.number(yes)}</b> <span className="t2 small">{t('data.yesIn28', { days })}</span>
      </>
    );
  }
  if (!latest) return null;
  const sameYear = latest.day.slice(0, 4) === last.slice(0, 4);
  const note =
    latest.day === last
      ? metricPer(info.metric, i18n)
      : [f.day(latest.day, 'day-month-short'), ...(sameYear ? [] : [latest.day.slice(0, 4)])].join(' ');
  return (
    <>
      <b className="m">{metricValue(info.metric, latest.value, latest.unit, i18n)}</b>{' '}
      <span className="t2 small">{note}</span>
    </>
  );
};

const MetricRow = ({ info, last }: { info: MetricOverview; last: string }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { go } = useRouter();
  const name = metricName(info.metric, i18n);
  const span = spanOf(info);
  const coverage = t('data.coverage', { days: info.days, span });
  const known = info.recent.some((v) => v !== null);
  return (
    <tr>
      <th scope="row">
        <RowLink onPress={() => go({ name: 'data', metric: info.metric })}>
          <Icon as={metricIcon(info.metric)} />
          <span className="m">{name}</span>
        </RowLink>
      </th>
      <td className="spk">
        {known ? (
          <Sparkline
            values={info.recent}
            label={lineWords(info, i18n)}
            kind={kindOf(info.unit, info.recent)}
          />
        ) : (
          <span className="small t3">{t('data.notRecently')}</span>
        )}
      </td>
      <td className="latest">
        <Latest info={info} last={last} />
      </td>
      <td className="cv">
        <span className="row s3">
          <Meter
            label={t('data.coverageLabel', { name })}
            share={info.days / span}
            valueText={coverage}
            thickness="thin"
          />
          <span className="small t2 nb">{coverage}</span>
        </span>
      </td>
      <td className="small t2 hide-n from">{f.list(info.sources.map((s) => sensorName(s, i18n)))}</td>
      <td className="r go" aria-hidden="true">
        <Icon as={ChevronRight} size="s" />
      </td>
    </tr>
  );
};

const orders: readonly MetricOrder[] = ['interest', 'name', 'latest', 'days'];

/** All metrics of the vault: shape of 90 days, newest value, how complete, from where. */
export const MetricsTable = ({
  metrics,
  last,
  atOnce,
}: {
  metrics: readonly MetricOverview[];
  last: string;
  /** Draws a windowful of rows with the screen: where it opens with them, not where they come in while it is open. */
  atOnce: boolean;
}) => {
  const i18n = useI18n();
  const { t } = i18n;
  useUnits(); // rows are drawn again when the units change
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<MetricOrder>('interest');
  const [shown, setShown] = useState(PAGE);
  const found = useMemo(() => arrange(metrics, typed, order, i18n), [metrics, typed, order, i18n]);
  const rows = useDrawn(
    useMemo(() => found.slice(0, shown), [found, shown]),
    atOnce ? WINDOWFUL : 0,
  );
  return (
    <>
      {metrics.length > FEW ? (
        <div className="row s3 finder">
          <SearchField aria-label={t('data.find')} value={typed} onChange={setTyped} className="fill">
            <div className="in">
              <Icon as={Search} />
              <SearchInput placeholder={t('data.find')} />
            </div>
          </SearchField>
          <Select<MetricOrder>
            label={t('data.order')}
            labelHidden
            value={order}
            onChange={setOrder}
            options={orders.map((value) => ({ value, label: t(`data.order-${value}`) }))}
          />
        </div>
      ) : null}
      <section className="card flush" aria-label={t('data.whatYouHave')}>
        <table className="tight meas" aria-label={t('data.whatYouHave')}>
          <thead>
            <tr>
              <th scope="col">{t('data.measure')}</th>
              <th scope="col" className="spk">
                {t('data.last90')}
              </th>
              <th scope="col">{t('data.latest')}</th>
              <th scope="col" className="cv">
                {t('data.daysWithData')}
              </th>
              <th scope="col" className="hide-n">
                {t('data.from')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((info) => (
              <MetricRow key={info.metric} info={info} last={last} />
            ))}
          </tbody>
        </table>
        {found.length === 0 ? <p className="t2 none-found">{t('data.noneFound')}</p> : null}
      </section>
      {found.length > shown ? (
        <Button small className="under" onPress={() => setShown(shown + PAGE)}>
          {t('data.showMore', { n: Math.min(PAGE, found.length - shown) })}
        </Button>
      ) : null}
    </>
  );
};
