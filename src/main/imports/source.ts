import type { Container, Member } from './container.ts';
import type { Sink } from './sink.ts';

export interface ReadContext {
  /** UTC ms of the import: later measurements are refused. */
  now: number;
  /** Called with the number of bytes read since the last call; waits while the vault is behind. */
  progress(bytes: number): Promise<void> | void;
}

/**
 * A kind of export. To add one: a folder `imports/<id>/` with the parser, an ExportSource, and its line in
 * sources.ts. A source recognises its files by what is in them, never by their names.
 */
export interface ExportSource {
  readonly id: string;
  /** The members of a file that this source would read; none: the file is not of this kind. */
  claim(container: Container): Promise<Member[]>;
  /** Reads one member into the sink. Throws an AppFailure where it cannot be read at all. */
  read(member: Member, sink: Sink, context: ReadContext): Promise<void>;
}
