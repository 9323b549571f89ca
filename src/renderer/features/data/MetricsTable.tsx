import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { DailyValue, MetricInfo } from '../../../shared/samples.ts';
import { useQuery } from '../../api.ts';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { addDays } from '../../days.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { byInterest, metricIcon, metricName, metricPer, metricValue } from '../../metrics.ts';
import { Button, Dialog, Icon, Meter } from '../../ui/index.ts';
import { isDiary, kindOf, lastDayOf, lastYesDays, layOut, spanOf, WINDOW } from './summary.ts';

const sourceNames = (sources: readonly string[], { t, f }: I18n): string =>
  f.list(sources.map((s) => (s === 'Diary' ? t('data.diary') : s || t('data.unknownSource'))));

/** The newest value in words; for yes/no the number of yes-days in 28. */
const Latest = ({
  info,
  values,
  last,
}: {
  info: MetricInfo;
  values: readonly DailyValue[];
  last: string;
}) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const newest = values.at(-1);
  if (info.unit === '0/1') {
    const { yes, days } = lastYesDays(values, last);
    return (
      <>
        <b className="m">{f.number(yes)}</b> <span className="t2 small">{t('data.yesIn28', { days })}</span>
      </>
    );
  }
  if (!newest) return <span className="t2 small">{t('data.onDay', { day: info.last })}</span>;
  const per = metricPer(info.metric, i18n);
  return (
    <>
      <b className="m">{metricValue(info.metric, newest.value, newest.unit, i18n)}</b>{' '}
      <span className="t2 small">{newest.day === last ? per : t('data.onDay', { day: newest.day })}</span>
    </>
  );
};

/** Day by day as a table: what the small line shows, readable. */
const DaysDialog = (p: { info: MetricInfo; values: readonly DailyValue[]; onClose(): void }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const name = metricName(p.info.metric, i18n);
  return (
    <Dialog
      open
      wide
      onClose={p.onClose}
      title={t('data.daysTitle', { name })}
      actions={<Button onPress={p.onClose}>{t('common.close')}</Button>}
    >
      <p className="small t2">{t('data.daysText')}</p>
      <table className="tight">
        <thead>
          <tr>
            <th scope="col">{t('data.day')}</th>
            <th scope="col" className="r">
              {t('data.value')}
            </th>
            <th scope="col" className="r">
              {t('data.covered')}
            </th>
            <th scope="col">{t('data.from')}</th>
          </tr>
        </thead>
        <tbody>
          {[...p.values].reverse().map((v) => (
            <tr key={v.day}>
              <th scope="row" className="m nb">
                {f.day(v.day, 'day-month-year')}
              </th>
              <td className="r nb">{metricValue(p.info.metric, v.value, v.unit, i18n)}</td>
              <td className="r nb t2">{v.coverage === null ? '' : f.share(v.coverage)}</td>
              <td className="small t2">{sourceNames(v.sources, i18n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
};

const MetricRow = ({ info, last }: { info: MetricInfo; last: string }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const [open, setOpen] = useState(false);
  const daily = useQuery('data.daily', { metric: info.metric, from: addDays(last, 1 - WINDOW), to: last });
  const values = daily.data ?? [];
  const name = metricName(info.metric, i18n);
  const span = spanOf(info);
  const line = layOut(values, last);
  const coverage = t('data.coverage', { days: info.days, span });
  return (
    <tr>
      <th scope="row">
        <span className="row s3">
          <Icon as={metricIcon(info.metric)} />
          <span className="m">{name}</span>
        </span>
      </th>
      <td className="spk">
        {values.length > 0 ? (
          <Sparkline
            values={line}
            label={t('data.sparkline', { name, days: values.length })}
            kind={kindOf(info.unit, line)}
          />
        ) : null}
      </td>
      <td className="latest">
        {daily.error ? (
          <span className="small t2">{daily.error.message}</span>
        ) : (
          <Latest info={info} values={values} last={last} />
        )}
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
      <td className="small t2 hide-n">{isDiary(info) ? t('data.diary') : sourceNames(info.sources, i18n)}</td>
      <td className="r go">
        <Button
          kind="quiet"
          small
          square
          aria-label={t('data.showDays', { name })}
          onPress={() => setOpen(true)}
        >
          <Icon as={ChevronRight} size="s" />
        </Button>
        {open ? <DaysDialog info={info} values={values} onClose={() => setOpen(false)} /> : null}
      </td>
    </tr>
  );
};

/** All metrics of the vault: shape of 90 days, newest value, how complete, from where. */
export const MetricsTable = ({ metrics }: { metrics: readonly MetricInfo[] }) => {
  const { t } = useI18n();
  const last = lastDayOf(metrics);
  if (last === null) return null;
  return (
    <section className="card flush" aria-label={t('data.whatYouHave')}>
      <table className="tight meas">
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
          {metrics
            .toSorted((a, b) => byInterest(a.metric, b.metric))
            .map((info) => (
              <MetricRow key={info.metric} info={info} last={last} />
            ))}
        </tbody>
      </table>
    </section>
  );
};
