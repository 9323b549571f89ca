import type { Container, Member } from '../container.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { readStore } from './read.ts';
import { storeOf } from './store.ts';

const HEADER = 'SQLite format 3\0';
/** Stands in the schema of each export; where in the file the schema lies is up to SQLite. */
const MARK = Buffer.from('application_info_table');
const LONGEST_SEARCH = 512 * 1024 * 1024; // bytes

const holdsMark = async (member: Member): Promise<boolean> => {
  let tail = Buffer.alloc(0);
  let read = 0;
  for await (const piece of member.stream()) {
    const text = Buffer.concat([tail, piece]);
    if (text.includes(MARK)) return true;
    tail = text.subarray(Math.max(0, text.length - MARK.length));
    read += piece.length;
    if (read > LONGEST_SEARCH) break;
  }
  return false;
};

const claim = async ({ members }: Container): Promise<Member[]> => {
  const claimed: Member[] = [];
  for (const member of members) {
    if (members.length > 1 && !/\.(?:db|sqlite3?)$/i.test(member.name)) continue;
    const head = await member.head(16);
    if (head.toString('latin1') === HEADER && (await holdsMark(member).catch(() => false)))
      claimed.push(member);
  }
  return claimed;
};

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  const db = await c.database(member);
  try {
    await readStore(storeOf(db), member, sink, c);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SqliteError') throw error;
    c.refuse('The database is damaged from here on. What came before was read.', member, 0);
  } finally {
    db.close();
  }
};

/** Health Connect's export (Android 14 and later): "Health Connect.zip" with health_connect_export.db, or that alone. */
export const healthConnect: ExportSource = {
  id: 'health-connect',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
