import { MS_PER_HOUR } from '../../../shared/units.ts';
import { claimLike } from '../claim-like.ts';
import type { Container, Member } from '../container.ts';
import { dayIn } from '../day-in.ts';
import { isObject, type JsonObject, jsonHead, namesKey, objectsOf, textOf } from '../json-shape.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { parseDate } from '../text/dates.ts';
import { momentFrom } from '../text/instants.ts';
import { parseJson } from '../text/json.ts';
import { needsUnit } from '../units.ts';
import { bodyOf, frameOf, schemaOf, sourceOf, valuesOf } from './point.ts';

const HEAD = 20_000;
const LONGEST = 36 * MS_PER_HOUR; // an average of more than a day is a summary, not a measurement

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.(?:json|ndjson|jsonl)$/i, HEAD, (bytes) => {
    const head = jsonHead(bytes);
    return head !== null && namesKey(head, 'effective_time_frame');
  });

const readPoint = (point: JsonObject, member: Member, row: number, sink: Sink, c: ReadContext): void => {
  const body = bodyOf(point);
  const values = valuesOf(body);
  if (values.length === 0) return void sink.unknown(schemaOf(point));
  const statistic = textOf(body['descriptive_statistic']);
  if (statistic !== '' && statistic !== 'average' && !(statistic === 'sum' && 'step_count' in body))
    return void c.refuse(
      'The value is a minimum, maximum or other summary, not a measurement.',
      member,
      row,
      statistic,
    );
  const frame = frameOf(body);
  if (!frame) return void c.refuse('The data point does not say when it was measured.', member, row);
  const start = momentFrom(frame.start, c.clock);
  const end = momentFrom(frame.end, c.clock);
  const dateOnly = parseDate(frame.end)?.dateOnly ?? false;
  for (const { metric, value, unit } of values) {
    const stated = unit === '' && !needsUnit(metric) ? undefined : unit;
    const reading = { metric, value, unit: stated, source: sourceOf(point) };
    if (metric.startsWith('sleep-') || dateOnly)
      c.takeDay({ ...reading, day: dayIn(frame.end) }, member, row); // sleep: the day of waking
    else if (end.at - start.at > LONGEST)
      c.refuse('The value is a summary of a longer time, not a measurement.', member, row, metric);
    else c.take({ ...reading, start: start.at, end: end.at, zone: start.zone }, member, row);
  }
};

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  if (/\.(?:ndjson|jsonl)$/i.test(member.name)) {
    for await (const some of c.lines(member))
      for (const { line, text } of some) {
        let point: unknown = null;
        try {
          point = parseJson(text);
        } catch {
          c.refuse('The line is not a whole data point: the file may be cut off here.', member, line);
        }
        if (isObject(point)) readPoint(point, member, line, sink, c);
      }
    return;
  }
  if (jsonHead(await member.head(100))?.startsWith('[')) {
    let row = 0;
    for await (const item of c.jsonItems(member, [])) {
      row++;
      if (isObject(item)) readPoint(item, member, row, sink, c);
    }
    return;
  }
  const whole = await c.json(member);
  // Shimmer answers {"shim": ..., "body": [data points]}.
  const points =
    isObject(whole) && Array.isArray(whole['body']) ? objectsOf(whole['body']) : objectsOf(whole);
  points.forEach((point, i) => {
    readPoint(point, member, i + 1, sink, c);
  });
};

/** Data points of Open mHealth and IEEE 1752.1: single ones, arrays, lines. */
export const openMhealth: ExportSource = {
  id: 'open-mhealth',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
