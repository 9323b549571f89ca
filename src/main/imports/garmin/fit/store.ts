import type { Member } from '../../container.ts';
import type { ReadContext } from '../../source.ts';
import { SOURCE } from '../json.ts';
import { fitClock } from './clock.ts';
import { type FitPart, fitCollector } from './readings.ts';
import { readFit } from './records.ts';

/** FIT's numbers of makers whose devices write FIT files beside Garmin. */
const makers: Readonly<Record<number, string>> = {
  1: SOURCE,
  15: SOURCE, // Dynastream, part of Garmin
  23: 'Suunto',
  32: 'Wahoo',
  123: 'Polar',
  260: 'Zwift',
  289: 'Hammerhead',
  294: 'COROS',
};

/** Was this already told by Garmin's own summaries in the same import? */
export type Told = (metric: string, at: number) => boolean;

const damaged =
  'The FIT file ends too early or is damaged: what came before that was read. Copy it from the device again if you can.';
const notFit = 'The file is no FIT file, although it is named like one.';
const noClock =
  "The device's clock was never set, and the file does not tell when it was: its times cannot be known.";

const store = (part: FitPart, told: Told, member: Member, context: ReadContext): void => {
  const { instant, zone } = fitClock(part, context.clock);
  const source = makers[part.manufacturer] ?? (Number.isNaN(part.manufacturer) ? SOURCE : 'FIT file');
  const resting = new Map<number, number>(); // a watch writes its figure of the day again and again
  part.readings.forEach((r, i) => {
    const start = instant(r.start);
    if (Number.isNaN(start)) {
      context.refuse(noClock, member, i + 1, r.metric);
      return;
    }
    if (told(r.metric, start)) return;
    if (r.metric === 'resting-heart-rate') {
      resting.set(context.clock.dayOf(start, zone), r.value);
      return;
    }
    const end = r.end === r.start ? start : instant(r.end);
    context.take({ metric: r.metric, start, end, value: r.value, source, zone }, member, i + 1);
  });
  for (const [day, value] of resting)
    context.takeDay({ metric: 'resting-heart-rate', day, value, source }, member, 1);
};

/** Reads a .fit file, which may hold several, one after the other. */
export const readFitFile = async (member: Member, told: Told, context: ReadContext) => {
  const parts: FitPart[] = [];
  let collector = fitCollector();
  const content = readFit(await context.bytes(member), (message) => {
    if (message.type === 0) {
      collector = fitCollector(); // file_id opens each chained file
      parts.push(collector.part);
    }
    if (parts.length === 0) parts.push(collector.part);
    collector.take(message);
  });
  for (const part of parts) {
    store(part, told, member, context);
    await context.room();
  }
  if (!content.complete) context.refuse(content.files > 0 ? damaged : notFit, member, parts.length);
};
