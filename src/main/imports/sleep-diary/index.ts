import { SLEEP_STAGE_METRIC, sleepStage } from '../../../shared/samples.ts';
import { MS_PER_MINUTE } from '../../../shared/units.ts';
import { claimLike } from '../claim-like.ts';
import type { Container, Member } from '../container.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import type { CsvRow } from '../text/csv.ts';
import { decodeText } from '../text/decode.ts';
import { findColumns } from '../text/headers.ts';
import { momentFrom } from '../text/instants.ts';
import { allRows, cellOf } from '../whole-table.ts';

/** Small sleep diaries that are told apart by their header: Sleepmeter and Plees Tracker. */
const sleepmeter = /^wake,sleep,bedtime,holes,type,/m;
const plees = /^sid,start,stop,rating/;
const HEAD = 20_000; // Sleepmeter's own lists of aids and tags can stand before the diary

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.csv$/i, HEAD, (bytes) => {
    const text = decodeText(bytes).replaceAll('"', '');
    return plees.test(text) || sleepmeter.test(text);
  });

/** Waking in between, "95-110|200-205": minutes after falling asleep. */
export const holesOf = (text: string): { from: number; to: number }[] =>
  text
    .split('|')
    .map((part) => /^(\d+)-(\d+)$/.exec(part.trim()))
    .flatMap((m) => (m ? [{ from: Number(m[1]), to: Number(m[2]) }] : []))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);

const readSleepmeter = (row: CsvRow, header: readonly string[], member: Member, c: ReadContext): void => {
  const at = findColumns(header, { wake: ['wake'], sleep: ['sleep'], bed: ['bedtime'], holes: ['holes'] });
  const moment = (key: keyof typeof at) => momentFrom(cellOf(row, at[key]), c.clock);
  const [wake, sleep, bed] = [moment('wake'), moment('sleep'), moment('bed')];
  const take = (start: number, end: number, value: number) => {
    const reading = { metric: SLEEP_STAGE_METRIC, start, end, value, source: 'Sleepmeter', zone: wake.zone };
    if (end > start) c.take(reading, member, row.row);
  };
  if (!(wake.at > sleep.at)) return void c.refuse('The sleep has no length.', member, row.row);
  take(bed.at, wake.at, sleepStage.inBed);
  let from = sleep.at;
  for (const hole of holesOf(cellOf(row, at.holes))) {
    const [woke, slept] = [sleep.at + hole.from * MS_PER_MINUTE, sleep.at + hole.to * MS_PER_MINUTE];
    if (woke < from || slept > wake.at) continue;
    take(from, woke, sleepStage.asleep);
    take(woke, slept, sleepStage.awake);
    from = slept;
  }
  take(from, wake.at, sleepStage.asleep);
};

const readPlees = (row: CsvRow, member: Member, c: ReadContext): void => {
  const [start, end] = [Number(cellOf(row, 1) || Number.NaN), Number(cellOf(row, 2) || Number.NaN)];
  const reading = {
    metric: SLEEP_STAGE_METRIC,
    start,
    end,
    value: sleepStage.asleep,
    source: 'Plees Tracker',
  };
  c.take(reading, member, row.row);
};

const readMember = async (member: Member, c: ReadContext): Promise<void> => {
  const { rows } = await allRows(c, member);
  const header = rows.findIndex((r) => ['wake', 'sid'].includes(cellOf(r, 0)));
  const names = rows[header]?.cells ?? [];
  for (const row of rows.slice(header + 1))
    if (cellOf({ row: 0, cells: names }, 0) === 'sid') readPlees(row, member, c);
    else readSleepmeter(row, names, member, c);
};

export const sleepDiary: ExportSource = {
  id: 'sleep-diary',
  claim,
  read: (members, _sink, context) => context.each(members, (member) => readMember(member, context)),
};
