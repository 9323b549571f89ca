import { MS_PER_HOUR, MS_PER_MINUTE } from '../../../shared/units.ts';
import { plainName } from '../apple-health/names.ts';
import { claimLike } from '../claim-like.ts';
import type { Container, Member } from '../container.ts';
import { dayIn } from '../day-in.ts';
import { type JsonObject, jsonHead, namesKey, numberOf, objectOf, objectsOf, textOf } from '../json-shape.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { parseDate } from '../text/dates.ts';
import { momentFrom } from '../text/instants.ts';
import { metricNames, summed } from './names.ts';
import { readSleep } from './sleep.ts';
import { type Spacing, spacingOf } from './spacing.ts';

/** Rows put together by the app name several devices ("Watch|iPhone") or none: then it is Apple Health's own sum. */
const APPLE = 'Apple Health';
const HEAD = 20_000;

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.(?:json|hae)$/i, HEAD, (bytes) => {
    const head = jsonHead(bytes);
    if (!head?.startsWith('{')) return false;
    const metrics = namesKey(head, 'metrics') && namesKey(head, 'name') && namesKey(head, 'units');
    const other = /"(?:workouts|stateOfMind|symptoms|medications|ecg)"\s*:\s*\[/.test(head);
    return /^\{\s*"data"\s*:\s*\{/.test(head) && (metrics || other);
  });

const deviceOf = (row: JsonObject): string => plainName(textOf(row['source']));

const sourceOf = (row: JsonObject): string => {
  const name = deviceOf(row);
  return name === '' || name.includes('|') ? APPLE : name;
};

/**
 * Single readings keep the device's name, the same as in Apple's own export, so that they are known again. What adds
 * up has no end here, so it never is the same row as Apple's: as another source the overlap rule counts it once.
 */
const whoOf = (row: JsonObject, metric: string) =>
  summed.has(metric) ? { source: APPLE, device: deviceOf(row) } : { source: sourceOf(row) };

/** The figures of a row: one value, the mean of several ("Avg"), or a pair of blood pressures. */
const figuresOf = (name: string, row: JsonObject): [metric: string, value: number][] => {
  if (name === 'blood_pressure')
    return [
      ['blood-pressure-systolic', numberOf(row['systolic'])],
      ['blood-pressure-diastolic', numberOf(row['diastolic'])],
    ];
  const value = [row['qty'], row['Avg'], row['avg']].find((v) => v !== undefined && v !== null);
  return [[metricNames[name] ?? '', numberOf(value)]];
};

const minute = (wall: number) => wall % MS_PER_MINUTE === 0;

/** How long a row lasts that is not a whole day, ms: an hour's sum, a minute's sum, or a moment. */
const lengthOf = (metric: string, spacing: Spacing, everyMinute: boolean): number =>
  spacing === 'hour' ? MS_PER_HOUR : summed.has(metric) && everyMinute ? MS_PER_MINUTE : 0;

const readMetric = (metric: JsonObject, member: Member, sink: Sink, c: ReadContext): void => {
  const name = textOf(metric['name']).toLowerCase().replace(/\s+/g, '_');
  const rows = objectsOf(metric['data']);
  const units = textOf(metric['units']);
  if (name === 'sleep_analysis') return void readSleep(rows, units, sourceOf, member, c);
  if (name !== 'blood_pressure' && !metricNames[name]) {
    for (const _ of rows) sink.unknown(`Health Auto Export ${name}`.slice(0, 80));
    return;
  }
  const dates = rows.map((row) => textOf(row['date']) || textOf(row['startDate']));
  const walls = dates.flatMap((d) => parseDate(d)?.wall ?? []);
  const spacing = spacingOf(walls);
  const everyMinute = walls.length > 1 && walls.every(minute);
  rows.forEach((row, i) => {
    for (const [code, value] of figuresOf(name, row)) {
      const reading = { metric: code, value, unit: units, ...whoOf(row, code) };
      if (spacing === 'longer')
        c.refuse(
          'The file holds sums of weeks or months. Export it again with days or single samples.',
          member,
          i + 1,
          code,
        );
      else if (spacing === 'day') c.takeDay({ ...reading, day: dayIn(dates[i] ?? '') }, member, i + 1);
      else {
        const start = momentFrom(dates[i] ?? '', c.clock).at;
        c.take({ ...reading, start, end: start + lengthOf(code, spacing, everyMinute) }, member, i + 1);
      }
    }
  });
};

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  const data = objectOf(objectOf(await c.json(member))['data']);
  for (const [key, list] of Object.entries(data))
    if (key === 'metrics') for (const metric of objectsOf(list)) readMetric(metric, member, sink, c);
    else for (const _ of objectsOf(list)) sink.unknown(`Health Auto Export ${key}`.slice(0, 80));
};

/** The iOS app "Health Auto Export": JSON of {data: {metrics: [{name, units, data: [rows]}], workouts, ...}}. */
export const healthAutoExport: ExportSource = {
  id: 'health-auto-export',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
