import type { ImportQuestion } from '../../shared/samples.ts';
import type { Database } from '../vault/db.ts';
import type { WallClock } from './clock.ts';
import type { Container, Member } from './container.ts';
import type { Sink } from './sink.ts';
import type { CsvOptions, CsvRow } from './text/csv.ts';

export type { ImportQuestion };

/** One measurement as a parser read it; `context.take` checks it, brings it to the canonical unit and stores it. */
export interface Reading {
  metric: string;
  /** UTC ms. */
  start: number;
  /** UTC ms; left out for an instant. */
  end?: number | undefined;
  value: number;
  /** The unit of `value` as the export writes it; left out where it is the canonical one. */
  unit?: string | undefined;
  /** Who measured, the same name in each file of this vendor: 'Fitbit', 'Oura', 'Omron'. */
  source: string;
  device?: string | undefined;
  /** IANA zone, or offset such as '+05:30', where the export states where the person was. */
  zone?: string | undefined;
}

/** A figure of a whole local day: a vendor's daily total or mean, a diary's answer of a day. */
export interface DayReading extends Omit<Reading, 'start' | 'end' | 'zone'> {
  /** Local day, days since 1970-01-01. */
  day: number;
}

/** What a source needs to read its files. Bytes are counted towards the progress by whatever reads them. */
export interface ReadContext {
  /** UTC ms of the import: later measurements are refused. */
  readonly now: number;
  /** Where the person was when: wall clocks to instants, local days. */
  readonly clock: WallClock;
  /** What the person set for this source (e.g. a column mapping), as it came; undefined where nothing. */
  readonly options: unknown;

  /** The content in pieces. Throws an AppFailure where it is damaged. */
  stream(member: Member): AsyncIterable<Buffer>;
  /** The whole content; refused above `limit` bytes (default 256 MB). */
  bytes(member: Member, limit?: number): Promise<Buffer>;
  /** The whole content as text: UTF-8 or UTF-16 with or without BOM, else Windows-1252. */
  text(member: Member, limit?: number): Promise<string>;
  /** The whole content as JSON, bare NaN and Infinity read as null. */
  json(member: Member, limit?: number): Promise<unknown>;
  /**
   * The elements of a large JSON array, one by one, in bounded memory.
   *
   * @param path names of the objects on the way to the array, e.g. ['entry'] for {"entry": [...]}; [] for a bare array
   */
  jsonItems(member: Member, path: readonly string[]): AsyncIterable<unknown>;
  /** The rows of a delimited text, some hundreds at a time. */
  csv(member: Member, options?: CsvOptions): AsyncIterable<CsvRow[]>;
  /** The lines of a text, some hundreds at a time (NDJSON). */
  lines(member: Member): AsyncIterable<{ line: number; text: string }[]>;
  /** The files of a zip inside the zip. */
  nested(member: Member): Promise<Member[]>;
  /** Opens an SQLite file from outside, in memory, read-only. Close it when done. */
  database(member: Member): Promise<Database>;

  /**
   * Runs `read` for each member in turn. A member that cannot be read is refused by name, with the reason, and the
   * others are read all the same. Between members the import waits while the vault is behind.
   */
  each(members: readonly Member[], read: (member: Member) => Promise<void>): Promise<void>;

  /**
   * Checks a reading and stores it; one that cannot be true is counted as refused, with the place as example.
   *
   * @param row line or record number in the member, from 1
   * @returns whether it was taken
   */
  take(reading: Reading, member: Member, row: number): boolean;
  /** The same for a figure of a whole local day. */
  takeDay(reading: DayReading, member: Member, row: number): boolean;
  /** Counts a row that cannot be taken, for a reason of the source's own (a whole sentence). */
  refuse(reason: string, member: Member, row: number, detail?: string): void;
  /**
   * The person's answer to a question, null where they were not asked yet: then the question shows up in the
   * preview, and the source refuses what depends on it with a sentence.
   */
  ask(question: ImportQuestion): string | null;
  /** Tells the preview something about the files, for the screens (e.g. the columns of a CSV); plain data. */
  note(about: unknown): void;
  /** Waits while the vault is behind. Long loops that read no bytes call it every few thousand rows. */
  room(): Promise<void>;
}

/**
 * A kind of export. To add one: a folder `imports/<id>/` with the parser, an ExportSource, and its line in
 * sources.ts. A source recognises its files by what is in them; names inside an archive may narrow the search.
 */
export interface ExportSource {
  readonly id: string;
  /**
   * True for a source that takes files of no certain maker. What it finds in a zip or folder beside another source's
   * export is read only when the person says so: a vendor's scores and settings can look like a diary.
   */
  readonly fallback?: true;
  /**
   * The members that this source would read; none: nothing of this kind in here. Members that another source
   * claimed before are not offered.
   *
   * @param beside for a fallback: another source found its export in here
   */
  claim(container: Container, beside?: boolean): Promise<Member[]>;
  /**
   * Reads all members that the source claimed in all files of one import into the sink. Throws an AppFailure where
   * nothing can be read at all: the whole import then ends without a row.
   */
  read(members: readonly Member[], sink: Sink, context: ReadContext): Promise<void>;
}
