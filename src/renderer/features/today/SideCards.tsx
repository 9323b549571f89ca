import { Clock } from 'lucide-react';
import type { TodayView } from '../../../shared/trial.ts';
import { addDays } from '../../days.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { metricIcon, metricName, metricValue } from '../../metrics.ts';
import { useRouter } from '../../routes.tsx';
import { Button, Card, Icon } from '../../ui/index.ts';

type Value = TodayView['wearable'][number];

const whenOf = (value: Value, day: string, { t, f }: I18n): string => {
  if (value.from && value.to) return `${f.time(value.from)} - ${f.time(value.to)}`;
  if (value.metric.startsWith('sleep') && value.day === day) return t('today.lastNight');
  if (value.day === day) return t('today.todayWord');
  if (value.day === addDays(day, -1)) return t('today.yesterday');
  return f.day(value.day, 'day-month');
};

/** What the devices measured; nothing here is an answer of the person. */
export const WearableCard = ({ view }: { view: TodayView }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const { go } = useRouter();
  if (view.wearable.length === 0)
    return (
      <Card title={t('today.noWearable')} intro={t('today.noWearableText')}>
        <Button small onPress={() => go({ name: 'data', pick: true })}>
          {t('frame.importFile')}
        </Button>
      </Card>
    );
  return (
    <Card title={t('today.filledIn')} intro={t('today.filledInIntro')}>
      <ul className="list vals num">
        {view.wearable.map((value) => (
          <li key={value.metric}>
            <Icon as={metricIcon(value.metric)} />
            <span>
              {metricName(value.metric, i18n)}
              <span className="small t2">{whenOf(value, view.entry.day, i18n)}</span>
            </span>
            <span className="b nb">{metricValue(value.metric, value.value, value.unit, i18n)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

/** Days of the running trial that still wait for an answer, newest first. */
export const OpenDaysCard = ({ days }: { days: readonly string[] }) => {
  const { t, f } = useI18n();
  const { go } = useRouter();
  const [first] = days;
  if (first === undefined) return null;
  const one = days.length === 1;
  return (
    <Card>
      <div className="row s3 top">
        <Icon as={Clock} />
        <div className="stack s3 fill">
          <div>
            <h3>{one ? t('today.oneOpen', { day: first }) : t('today.manyOpen', { n: days.length })}</h3>
            <p className="small t2">
              {one ? t('today.oneOpenText', { day: first }) : t('today.manyOpenText')}
            </p>
          </div>
          <div className="row wrap">
            {days.map((day) => (
              <Button key={day} small onPress={() => go({ name: 'today', day })}>
                {one
                  ? t('today.fillInDay', { day })
                  : `${f.day(day, 'weekday-short')} ${f.day(day, 'day-month-short')}`}
              </Button>
            ))}
          </div>
        </div>
      </div>
    </Card>
  );
};
