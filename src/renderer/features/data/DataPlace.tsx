import { DataScreen } from './DataScreen.tsx';
import { DayScreen } from './DayScreen.tsx';
import { MetricScreen } from './MetricScreen.tsx';
import { ZonesScreen } from './ZonesScreen.tsx';

/** The screens of the place "Data": overview, a measure, a day of it, the zone history. */
export const DataPlace = (p: { pick?: boolean; metric?: string; day?: string; zones?: boolean }) => {
  if (p.zones) return <ZonesScreen />;
  if (p.metric !== undefined && p.day !== undefined)
    return <DayScreen key={`${p.metric} ${p.day}`} metric={p.metric} day={p.day} />;
  if (p.metric !== undefined) return <MetricScreen key={p.metric} metric={p.metric} />;
  return <DataScreen pick={p.pick ?? false} />;
};
