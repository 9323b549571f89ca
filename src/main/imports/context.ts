import { AppFailure } from '../../shared/errors.ts';
import { MS_PER_DAY } from '../../shared/units.ts';
import type { WallClock } from './clock.ts';
import { HEAD_LIMIT, type Member, unreadable } from './container.ts';
import { openForeignDatabase } from './foreign-database.ts';
import { badTime, rangeOf } from './plausible.ts';
import type { Sink } from './sink.ts';
import type { DayReading, ImportQuestion, ReadContext, Reading } from './source.ts';
import { csvRows, EndlessRow } from './text/csv.ts';
import { decoderOf, decodeText } from './text/decode.ts';
import { BadJson, jsonArrayItems, parseJson } from './text/json.ts';
import { lineBatches } from './text/lines.ts';
import { toCanonical } from './units.ts';
import { isZip, zipInMemory } from './zip.ts';

const MAX_WHOLE = 256 * 1024 * 1024; // bytes of a file that is read as a whole
const MAX_NESTED = 512 * 1024 * 1024; // bytes of a zip inside a zip
const MAX_DATABASE = 1024 ** 3; // bytes
const MAX_NESTING = 3;

/** What the machinery of one import gives to the contexts of its sources. */
export interface ImportRun {
  now: number;
  clock: WallClock;
  sink: Sink;
  /** Answers of the person to questions, by id. */
  answers: Readonly<Record<string, string>>;
  nativeBinding: string | undefined;
  onBytes(member: Member, bytes: number): void;
  onQuestion(question: ImportQuestion): void;
  /** Called where a member could not be read. */
  onRefused(error: AppFailure): void;
  room(): Promise<void>;
}

const placeOf = (member: Member, row: number): string => `${member.name.slice(-100)}, row ${row}`;

/** The services a source reads with; see ReadContext. */
export const readContext = (
  run: ImportRun,
  options: unknown,
  note: (about: unknown) => void = () => undefined,
): ReadContext => {
  const { sink, now, clock } = run;
  const depth = new WeakMap<Member, number>();
  const conversions = new Map<string, ReturnType<typeof toCanonical>>();

  async function* stream(member: Member): AsyncIterable<Buffer> {
    for await (const piece of member.stream()) {
      yield piece;
      run.onBytes(member, piece.length);
      await run.room();
    }
  }

  const bytes = async (member: Member, limit = MAX_WHOLE): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of stream(member)) {
      size += piece.length;
      if (size > limit)
        throw unreadable(member.name, `it is larger than ${Math.round(limit / 1024 / 1024)} MB`);
      pieces.push(piece);
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
  };

  async function* texts(member: Member): AsyncIterable<string> {
    const decode = decoderOf(await member.head(HEAD_LIMIT));
    for await (const piece of stream(member)) yield decode(piece);
    yield decode(null);
  }

  /** Failures of the text readers, with the name of the file. */
  const named = (error: unknown, member: Member): unknown => {
    if (error instanceof EndlessRow) return unreadable(member.name, 'one of its rows has no end');
    if (error instanceof BadJson) return unreadable(member.name, 'it is no complete JSON');
    return error;
  };
  async function* naming<T>(member: Member, items: AsyncIterable<T>): AsyncIterable<T> {
    try {
      yield* items;
    } catch (error) {
      throw named(error, member);
    }
  }

  const take = (r: Reading, member: Member, row: number): boolean => {
    const end = r.end ?? r.start;
    const refuse = (reason: string, detail: string) => {
      sink.refuse(reason, `${placeOf(member, row)}: ${r.metric}, ${detail}`);
      return false;
    };
    const wrong = badTime(r.start, end, now);
    if (wrong) return refuse(wrong, `from ${instantText(r.start)} to ${instantText(end)}`);
    let value = r.value;
    if (r.unit !== undefined) {
      const key = `${r.metric}\n${r.unit}`;
      let convert = conversions.get(key);
      if (convert === undefined) {
        convert = toCanonical(r.metric, r.unit);
        if (conversions.size < 1000) conversions.set(key, convert);
      }
      if (!convert)
        return refuse(`The unit is not one of ${r.metric.slice(0, 60)}.`, `unit "${r.unit.slice(0, 40)}"`);
      value = convert(value);
    }
    if (!Number.isFinite(value)) return refuse('The value is not a number.', 'no number');
    const [lowest, highest] = rangeOf(r.metric);
    if (value < lowest || value > highest)
      return refuse(
        `The value of ${r.metric.slice(0, 60)} is not possible for a person.`,
        `value ${r.value}`,
      );
    sink.add(
      sink.metric.id(r.metric),
      r.start,
      end,
      value,
      sink.source.id(r.source),
      sink.device.id(r.device ?? ''),
      sink.unit.id(r.unit ?? ''),
      sink.zone.id(r.zone ?? ''),
    );
    return true;
  };

  return {
    now,
    clock,
    options,
    stream,
    bytes,
    text: async (member, limit) => decodeText(await bytes(member, limit)),
    json: async (member, limit) => {
      try {
        return parseJson(decodeText(await bytes(member, limit)));
      } catch (error) {
        throw named(error, member);
      }
    },
    jsonItems: (member, path) => naming(member, jsonArrayItems(texts(member), path)),
    csv: (member, csvOptions) => naming(member, csvRows(texts(member), csvOptions)),
    lines: (member) => naming(member, lineBatches(texts(member))),
    async nested(member) {
      const level = (depth.get(member) ?? 0) + 1;
      if (level > MAX_NESTING) throw unreadable(member.container, 'its zips are nested without end');
      const content = await bytes(member, MAX_NESTED);
      if (!isZip(content)) throw unreadable(member.name, 'it is no zip');
      const members = await zipInMemory(content, member);
      for (const inner of members) depth.set(inner, level);
      return members;
    },
    database: async (member) =>
      openForeignDatabase(await bytes(member, MAX_DATABASE), member.name, run.nativeBinding),
    async each(members, read) {
      for (const member of members) {
        try {
          await read(member);
        } catch (error) {
          if (!(error instanceof AppFailure)) throw error;
          const said = { ...error.error, where: member.name };
          run.onRefused(new AppFailure(said));
          sink.refuse(said.message, member.name.slice(-200));
        }
        await run.room();
      }
    },
    take,
    takeDay(r, member, row) {
      if (!Number.isInteger(r.day) || Math.abs(r.day) > 200_000) {
        sink.refuse('The day cannot be read.', `${placeOf(member, row)}: ${r.metric}`);
        return false;
      }
      const { start, end, zone } = clock.dayBounds(r.day);
      if (start > now + MS_PER_DAY) {
        sink.refuse('The time lies in the future.', `${placeOf(member, row)}: ${r.metric}`);
        return false;
      }
      const { day: _, ...reading } = r satisfies DayReading;
      // A day that is still going on, or ends ahead of a slow clock, is a day of its own all the same.
      return take({ ...reading, start, end, zone }, member, row);
    },
    refuse: (reason, member, row, detail) =>
      sink.refuse(reason, detail ? `${placeOf(member, row)}: ${detail}` : placeOf(member, row)),
    ask(question) {
      const answer = run.answers[question.id];
      if (answer !== undefined && question.choices.some((c) => c.value === answer)) return answer;
      run.onQuestion(question);
      return null;
    },
    note,
    room: () => run.room(),
  };
};

const instantText = (ms: number): string =>
  Number.isFinite(ms) && Math.abs(ms) < 8e15 ? new Date(ms).toISOString() : 'an unreadable time';
