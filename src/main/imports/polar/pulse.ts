import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json-shape.ts';
import { parseDate } from '../text/dates.ts';

/** A pulse at a wall clock (ms, read as UTC); `offset` in minutes east where the file states it. */
export interface Pulse {
  wall: number;
  offset: number | null;
  value: number;
}

/** The day's pulse of 247ohr_*.json: each device day has its date and seconds since its midnight. */
export const pulsesOfDays = (file: JsonObject): Pulse[] =>
  objectsOf(file['deviceDays']).flatMap((day) => {
    const midnight = parseDate(textOf(day['date']))?.wall ?? Number.NaN;
    return objectsOf(day['samples']).map((s) => ({
      wall: midnight + 1000 * numberOf(s['secondsFromDayStart']),
      offset: null,
      value: numberOf(s['heartRate']),
    }));
  });

const offsetOf = (o: JsonObject): number => {
  const minutes = numberOf(o['timezoneOffsetMinutes']);
  return Number.isFinite(minutes) ? minutes : numberOf(o['timezoneOffset']);
};

/** Equally spaced values of one exercise; a bare NaN (null by now) is a moment without pulse and is left out. */
const series = (exercise: JsonObject, list: JsonObject, offset: number | null): Pulse[] => {
  const start = parseDate(textOf(exercise['startTime']))?.wall ?? Number.NaN;
  const step = numberOf(list['intervalMillis']);
  const values = Array.isArray(list['values']) ? list['values'] : [];
  return values.flatMap((v: unknown, i) => {
    const value = v === 'NaN' ? Number.NaN : numberOf(v);
    return Number.isNaN(value) ? [] : [{ wall: start + i * step, offset, value }];
  });
};

/** The pulse in a training session: equally spaced lists, or (exports before 2020) values with a time each. */
export const pulsesOfTraining = (session: JsonObject): Pulse[] =>
  objectsOf(session['exercises']).flatMap((exercise) => {
    const own = offsetOf(exercise);
    const stated = Number.isFinite(own) ? own : offsetOf(session);
    const offset = Number.isFinite(stated) ? stated : null;
    const samples = objectOf(exercise['samples']);
    const lists = objectsOf(samples['samples']).filter((s) => textOf(s['type']) === 'HEART_RATE');
    const timed = objectsOf(samples['heartRate']).map((s) => ({
      wall: parseDate(textOf(s['dateTime']))?.wall ?? Number.NaN,
      offset,
      value: numberOf(s['value']),
    }));
    return [
      ...lists.flatMap((list) => series(exercise, list, offset)),
      ...timed.filter((p) => !Number.isNaN(p.value)),
    ];
  });
