import { SLEEP_STAGE_METRIC } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import { claimLike } from '../claim-like.ts';
import { offsetZone } from '../clock.ts';
import type { Container, Member } from '../container.ts';
import { dayIn } from '../day-in.ts';
import {
  isObject,
  type JsonObject,
  jsonHead,
  namesKey,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
} from '../json-shape.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { parseDate } from '../text/dates.ts';
import { momentFrom } from '../text/instants.ts';
import { type Pulse, pulsesOfDays, pulsesOfTraining } from './pulse.ts';
import { polarNight, stretches } from './sleep.ts';

const source = 'Polar';
const HEAD = 8000;

const isDay = (o: (key: string) => boolean) =>
  o('date') && o('exportVersion') && (o('summary') || o('samples'));
const isTraining = (o: (key: string) => boolean) =>
  o('startTime') &&
  o('stopTime') &&
  (o('timezoneOffsetMinutes') || o('exercises')) &&
  (o('exportVersion') || o('durationMillis'));

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.json$/i, HEAD, (bytes) => {
    const head = jsonHead(bytes);
    if (head === null) return false;
    const has = (key: string) => namesKey(head, key);
    const night = has('meanNightlyRecoveryRri') || has('sleepResult') || has('sleepScoreResult');
    return isDay(has) || isTraining(has) || has('deviceDays') || (has('night') && night);
  });

/** What the readers of one file share. */
interface Place {
  member: Member;
  sink: Sink;
  c: ReadContext;
}

/**
 * A day of activity: the day's totals. They hold the single samples already, so the samples are read only where the
 * total is missing. A total of 0 is a watch that was not worn, not a day without a step.
 */
const readDay = (file: JsonObject, { member, sink, c }: Place): void => {
  const day = dayIn(textOf(file['date']));
  const summary = objectOf(file['summary']);
  const total = (metric: string, key: string, unit: string) => {
    const value = numberOf(summary[key]);
    if (value === 0) c.refuse('The day has a total of 0: the watch was not worn.', member, 1, metric);
    else if (!Number.isNaN(value)) c.takeDay({ metric, value, unit, source, day }, member, 1);
  };
  total('steps', 'stepCount', 'count');
  total('distance', 'stepsDistance', 'm');
  if (summary['stepCount'] === undefined)
    objectsOf(objectOf(file['samples'])['steps']).forEach((s, i) => {
      const at = parseDate(`${textOf(file['date'])}T${textOf(s['localTime'])}`);
      const start = at ? c.clock.instant(at.wall) : Number.NaN;
      c.take(
        { metric: 'steps', start, end: start + MS_PER_MINUTE, value: numberOf(s['value']), source },
        member,
        i + 1,
      );
    });
  for (const key of ['calories', 'sleepDuration']) if (key in summary) sink.unknown(`Polar daily ${key}`);
};

const readPulses = (pulses: readonly Pulse[], { member, c }: Place): void => {
  pulses.forEach(({ wall, offset, value }, i) => {
    const start = offset === null ? c.clock.instant(wall) : wall - offset * MS_PER_MINUTE;
    const zone = offset === null ? undefined : offsetZone(offset);
    c.take({ metric: 'heart-rate', start, value, source, zone }, member, i + 1);
  });
};

const readNight = (entry: JsonObject, row: number, { member, c }: Place): void => {
  const night = polarNight(entry);
  if (!night) return void c.refuse('The night has no start or end.', member, row);
  const [start, end] = [momentFrom(night.start, c.clock), momentFrom(night.end, c.clock)];
  const parts = stretches(night.changes, end.at - start.at);
  for (const { from, to, stage } of parts)
    c.take(
      {
        metric: SLEEP_STAGE_METRIC,
        start: start.at + from,
        end: start.at + to,
        value: stage,
        source,
        zone: end.zone,
      },
      member,
      row,
    );
  if (parts.length === 0 && Number.isFinite(night.asleep)) {
    const day = dayIn(night.night || night.end);
    c.takeDay({ metric: 'sleep-duration', day, value: night.asleep, source }, member, row);
  }
};

const readRecovery = (entry: JsonObject, row: number, { member, c }: Place): void => {
  const day = dayIn(textOf(entry['night']));
  const take = (metric: string, value: number) => {
    if (Number.isFinite(value) && value > 0) c.takeDay({ metric, day, value, source }, member, row);
  };
  take('hrv-rmssd', numberOf(entry['meanNightlyRecoveryRmssd']));
  take('respiratory-rate', 60_000 / numberOf(entry['meanNightlyRecoveryRespirationInterval'])); // ms a breath
};

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  const whole = await c.json(member);
  const place = { member, sink, c };
  if (Array.isArray(whole))
    return objectsOf(whole).forEach((entry, i) => {
      if (isObject(entry['sleepResult'])) readNight(entry, i + 1, place);
      else if ('meanNightlyRecoveryRri' in entry || 'meanNightlyRecoveryRmssd' in entry)
        readRecovery(entry, i + 1, place);
      else sink.unknown(`Polar ${familyOf(member)}`);
    });
  const file = objectOf(whole);
  const has = (key: string) => key in file;
  if (has('deviceDays')) readPulses(pulsesOfDays(file), place);
  else if (isTraining(has)) {
    readPulses(pulsesOfTraining(file), place);
    sink.unknown('Polar training session (distance, energy, route)');
  } else if (isDay(has)) readDay(file, place);
  else sink.unknown(`Polar ${familyOf(member)}`);
};

const familyOf = (member: Member): string =>
  /([a-z]+(?:[_-][a-z]+)*)[^/]*$/i.exec(member.name)?.[1]?.slice(0, 40) ?? 'file';

/** Polar Flow's export of all data: a zip of JSON files, one a day, session or month. */
export const polar: ExportSource = {
  id: 'polar',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
