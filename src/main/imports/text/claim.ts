import type { Container, Member } from '../container.ts';
import { decodeText } from './decode.ts';

/** Enough of a file for its header rows, bytes. */
const HEAD = 4096;

/** Archives with more files of the right ending than this are searched by name only: a Takeout holds 30,000. */
export const MANY = 300;

/**
 * The members whose beginning is recognised. Names only narrow the search inside archives; a file that the person
 * chose by itself is always looked into.
 *
 * @param recognises by the first 4 kB as text, and the name for kinds whose content does not tell them apart
 * @param ending of the names that can be meant at all
 * @param usual names without folders that the vendor gives, for archives of very many files
 */
export const membersLike = async (
  container: Container,
  recognises: (head: string, name: string) => boolean,
  ending: RegExp,
  usual: RegExp,
): Promise<Member[]> => {
  const all = container.members.filter((m) => container.kind === 'file' || ending.test(m.name));
  const few = all.length > MANY ? all.filter((m) => usual.test(fileName(m.name))) : all;
  const claimed: Member[] = [];
  for (const member of few)
    if (recognises(decodeText(await member.head(HEAD)), member.name)) claimed.push(member);
  return claimed;
};

/** The name without folders. */
export const fileName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

export const firstLine = (head: string): string => head.split(/\r\n|\r|\n/, 1)[0] ?? '';
