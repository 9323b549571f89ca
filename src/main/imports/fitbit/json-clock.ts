import type { Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ReadContext } from '../source.ts';
import { peekObjects } from '../text/json-array.ts';
import { spansContain } from '../text/spans.ts';
import type { FitbitKind } from './files.ts';
import { entryWall, type JsonClock, jsonSeries } from './json-series.ts';
import type { StageSpan } from './sleep-model.ts';

/** Files looked into, evenly spread over the years. */
const FILES = 24;
const ENOUGH_STEPS = 50;
const ENOUGH_BEATS = 100; // samples
const CLEAR = 0.5; // beats a minute

interface Tally {
  steps: number;
  beats: number;
  samples: number;
}

const spread = <T>(all: readonly T[]): T[] => {
  const step = Math.max(1, Math.ceil(all.length / FILES));
  return all.filter((_, i) => i % step === 0 || i === all.length - 1);
};

const UNKNOWN =
  'Fitbit wrote the times of steps and pulse without a time zone, and nothing in the export tells whether they are UTC. They were read as UTC. If your days look shifted, undo this import, export again (newer exports have files with zones) and import that.';

/**
 * Whether the JSON files of steps and pulse tell UTC or the clock on the wall: accounts differ. Asleep people do not
 * walk, and their pulse is low; sleep logs are in wall clock time for certain. So the reading under which fewer
 * steps (else a lower pulse) fall into sleep is the right one.
 *
 * @param asleep spans in which the person slept, UTC ms
 */
export const decideClock = async (
  files: readonly { member: Member; kind: FitbitKind }[],
  asleep: readonly StageSpan[],
  sink: Sink,
  context: ReadContext,
): Promise<JsonClock> => {
  const sleeping = spansContain(asleep);
  const inSleep: Record<JsonClock, Tally> = {
    utc: { steps: 0, beats: 0, samples: 0 },
    local: { steps: 0, beats: 0, samples: 0 },
  };
  let differ = false;
  const look = async (kind: FitbitKind) => {
    const series = jsonSeries[kind];
    if (!series) return;
    for (const { member } of spread(files.filter((f) => f.kind === kind)))
      for (const entry of await peekObjects(member, context)) {
        const wall = entryWall(entry);
        const value = series.value(entry);
        const local = context.clock.instant(wall);
        if (Number.isNaN(value) || Number.isNaN(wall) || local === wall) continue;
        differ = true;
        for (const [clock, at] of [
          ['utc', wall],
          ['local', local],
        ] as const) {
          if (!sleeping(at)) continue;
          const tally = inSleep[clock];
          if (kind === 'steps-json') tally.steps += value;
          else {
            tally.beats += value;
            tally.samples++;
          }
        }
      }
  };
  const { utc, local } = inSleep;
  await look('steps-json');
  if (Math.abs(utc.steps - local.steps) >= ENOUGH_STEPS) return utc.steps < local.steps ? 'utc' : 'local';
  await look('heart-rate-json');
  if (!differ) return 'utc'; // lived in UTC all the time
  const [a, b] = [utc.beats / utc.samples, local.beats / local.samples];
  if (Math.min(utc.samples, local.samples) >= ENOUGH_BEATS && Math.abs(a - b) >= CLEAR)
    return a < b ? 'utc' : 'local';
  const answer = context.ask({
    id: 'fitbit-json-clock',
    text: 'The times of steps and pulse in this older Fitbit export carry no time zone. Compare a walk you remember: which one is right?',
    choices: [
      { value: 'utc', label: 'Times are UTC' },
      { value: 'local', label: 'Times are those of my own clock' },
    ],
  });
  if (answer === 'utc' || answer === 'local') return answer;
  sink.warn(UNKNOWN);
  return 'utc';
};
