import { SLEEP_STAGE_METRIC, sleepStage } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import { claimLike } from '../claim-like.ts';
import type { Container, Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { parseDate } from '../text/dates.ts';
import { decodeText } from '../text/decode.ts';
import { type Recording, recordingOf, stageRows } from './record.ts';

const source = 'Sleep as Android';
const HEAD = 500;
const START = ['Id', 'Tz', 'From', 'To'];

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.csv$/i, HEAD, (bytes) =>
    decodeText(bytes)
      .replaceAll('"', '')
      .startsWith(`${START.join(',')},`),
  );

const CLOSE = 2 * MS_PER_MINUTE; // the wall clocks are whole minutes

/** Start and end: the exact instants where the recording has them, else its wall clocks in its own zone. */
const spanOf = (r: Recording, c: ReadContext): { start: number; end: number } => {
  const zone = c.clock.isZone(r.zone) ? r.zone : undefined;
  const instant = (text: string) => {
    const date = parseDate(text, 'dmy');
    return date ? c.clock.instant(date.wall, zone) : Number.NaN;
  };
  const [from, to] = [instant(r.from), instant(r.to)];
  const stopped = r.events.find((e) => e.label.startsWith('TRACKING_STOPPED'))?.at ?? Number.NaN;
  return {
    start: Math.abs(r.id - from) < CLOSE ? r.id : from,
    end: Math.abs(stopped - to) < CLOSE ? stopped : to,
  };
};

/** Sensor values among the events. */
const measured: Readonly<Record<string, string>> = { HR: 'heart-rate', SPO2: 'spo2' };

const readRecording = (r: Recording, row: number, member: Member, c: ReadContext): void => {
  const { start, end } = spanOf(r, c);
  if (end <= start) return void c.refuse('The recording has no length.', member, row);
  const zone = c.clock.isZone(r.zone) ? r.zone : undefined;
  const stages = stageRows(r.events, end);
  const rows = stages.length > 0 ? stages : [{ start, end, stage: sleepStage.asleep }];
  for (const s of rows)
    c.take(
      { metric: SLEEP_STAGE_METRIC, start: s.start, end: s.end, value: s.stage, source, zone },
      member,
      row,
    );
  for (const { label, at, value } of r.events) {
    const metric = measured[label];
    if (metric !== undefined && value > 0) {
      const unit = metric === 'spo2' ? '%' : '/min';
      c.take({ metric, start: at, value, unit, source, zone }, member, row);
    }
  }
};

const readMember = async (member: Member, _sink: Sink, c: ReadContext): Promise<void> => {
  let header: string[] = [];
  for await (const some of c.csv(member, { delimiter: ',' }))
    for (const { row, cells } of some) {
      if (START.every((name, i) => cells[i]?.trim() === name)) header = cells.map((cell) => cell.trim());
      else if (header.length > 0 && (cells[0] ?? '').trim() !== '')
        readRecording(recordingOf(header, cells), row, member, c); // rows without an id are the night's noise levels
    }
};

/** Sleep as Android: sleep-export.csv, alone or in its zip. */
export const sleepAsAndroid: ExportSource = {
  id: 'sleep-as-android',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
