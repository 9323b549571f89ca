import { MS_PER_HOUR } from '../../../shared/units.ts';
import { claimLike } from '../claim-like.ts';
import type { Container, Member } from '../container.ts';
import { dayIn } from '../day-in.ts';
import { isObject, jsonHead, objectOf, objectsOf, textOf } from '../json-shape.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { parseDate } from '../text/dates.ts';
import { momentFrom } from '../text/instants.ts';
import { BadJson, parseJson } from '../text/json.ts';
import { needsUnit } from '../units.ts';
import { type FhirTime, type FhirValue, observed } from './observation.ts';

/** Who measured: a record's performers and devices can carry people's names, so they are not looked at. */
const SOURCE = 'Health record';
const HEAD = 65_536;
const MAX_NESTING = 3; // bundles in bundles

const isResource = (head: string) => /"resourceType"\s*:\s*"[A-Z]/.test(head);

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.(?:json|ndjson|jsonl|fhir)$/i, HEAD, (bytes) => {
    const head = jsonHead(bytes);
    return head !== null && isResource(head);
  });

/** One resource a line: the first line is a whole one, and another follows. */
const isLines = (head: string): boolean => {
  const end = head.indexOf('\n');
  if (end < 0 || !/^\s*\{/.test(head.slice(end + 1))) return false;
  try {
    return isObject(JSON.parse(head.slice(0, end)));
  } catch {
    return false;
  }
};

const LONGEST_POINT = 20 * MS_PER_HOUR; // what covers more is about a day, not about a moment
const LONGEST_DAY = 36 * MS_PER_HOUR;
const counted: ReadonlySet<string> = new Set(['steps', 'distance']);

/** Hands one value on. FHIR dates may be partial: a bare day is a figure of that day, a bare year is refused. */
const takeValue = (v: FhirValue, time: FhirTime, member: Member, row: number, c: ReadContext): void => {
  const { metric, value } = v;
  const unit = v.unit === '' && !needsUnit(metric) ? undefined : v.unit;
  const reading = { metric, value, unit, source: SOURCE };
  const start = parseDate(time.start);
  const end = time.end === null ? start : parseDate(time.end);
  if (!start || !end) {
    const reason = /^\d{4}(-\d{2})?$/.test(time.start)
      ? 'The date is a year or month, not a day.'
      : 'The date cannot be read.';
    return void c.refuse(reason, member, row, `${metric}, "${time.start.slice(0, 40)}"`);
  }
  if (start.dateOnly && start.wall === end.wall)
    return void c.takeDay({ ...reading, day: dayIn(time.start) }, member, row);
  // The offset is that of the clinic's or server's clock, so the person's own zones decide the local day.
  const from = momentFrom(time.start, c.clock).at;
  const to = time.end === null ? from : momentFrom(time.end, c.clock).at;
  if (v.wholeDay && to - from <= LONGEST_DAY)
    // Sleep belongs to the day of waking, what is counted over 24 hours to the day in which they began.
    c.takeDay({ ...reading, day: c.clock.dayOf(metric.startsWith('sleep-') ? to : from) }, member, row);
  else if (to - from > LONGEST_POINT && !counted.has(metric))
    c.refuse('The value is a summary of a longer time, not a measurement.', member, row, metric);
  else c.take({ ...reading, start: from, end: to }, member, row);
};

const readResource = (
  resource: unknown,
  place: { member: Member; row: number; depth: number },
  sink: Sink,
  c: ReadContext,
): void => {
  const { member, row, depth } = place;
  const r = objectOf(resource);
  const type = textOf(r['resourceType']);
  if (type === 'Bundle' && depth < MAX_NESTING) {
    for (const e of objectsOf(r['entry']))
      readResource(e['resource'], { member, row, depth: depth + 1 }, sink, c);
    return;
  }
  if (type !== 'Observation')
    return void sink.unknown(type === '' ? 'FHIR entry without a resource' : `FHIR ${type}`.slice(0, 60));
  const seen = observed(r);
  if (seen.kind === 'unknown') return void sink.unknown(seen.name);
  if (seen.kind === 'refused') return void c.refuse(seen.reason, member, row, 'Observation');
  for (const v of seen.values)
    if ('refused' in v) c.refuse(v.refused, member, row, 'Observation');
    else takeValue(v, seen.time, member, row, c);
};

const readLines = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  for await (const some of c.lines(member))
    for (const { line, text } of some) {
      let resource: unknown;
      try {
        resource = parseJson(text);
      } catch (error) {
        if (!(error instanceof BadJson)) throw error;
        c.refuse('The line is not a whole record: the file may be cut off here.', member, line);
        continue;
      }
      readResource(resource, { member, row: line, depth: 0 }, sink, c);
    }
};

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  const head = jsonHead(await member.head(HEAD)) ?? '';
  if (/\.(?:ndjson|jsonl)$/i.test(member.name) || isLines(head)) return readLines(member, sink, c);
  const list = head.startsWith('[');
  const bundle = !list && /"resourceType"\s*:\s*"Bundle"/.test(head) && /"entry"\s*:\s*\[/.test(head);
  if (!list && !bundle) return readResource(await c.json(member), { member, row: 1, depth: 0 }, sink, c);
  let row = 0;
  for await (const item of c.jsonItems(member, bundle ? ['entry'] : [])) {
    row++;
    readResource(bundle ? objectOf(item)['resource'] : item, { member, row, depth: 1 }, sink, c);
  }
};

/** FHIR R4: bundles of any kind, NDJSON of bulk exports, single resources (Apple Health's clinical records). */
export const fhir: ExportSource = {
  id: 'fhir',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
