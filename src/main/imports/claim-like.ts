import type { Container, Member } from './container.ts';
import type { CsvRow } from './text/csv.ts';
import { headRows } from './whole-table.ts';

const FEW = 100; // files that may each be looked into
const SAMPLES = 3; // of each family of names where there are more

/** "activity-2024-03-30-0000-...-39.json" and its like in one family: digits and ids do not matter. */
const familyOf = (name: string): string =>
  name.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4,12}){1,4}/gi, '#').replace(/\d+/g, '#');

/**
 * The members whose beginning says that they are of a kind. Few members are looked into one by one; of thousands
 * with names alike, some stand for all.
 *
 * @param extensions which members of an archive or folder are looked into; a lone file is looked into whatever its name
 * @param isIt decides by the first `length` bytes
 */
export const claimLike = async (
  container: Container,
  extensions: RegExp,
  length: number,
  isIt: (head: Buffer, member: Member) => boolean | Promise<boolean>,
): Promise<Member[]> => {
  const { members, kind } = container;
  const candidates = kind === 'file' ? members : members.filter((m) => extensions.test(m.name));
  const matches = async (member: Member) =>
    member.bytes > 0 && (await isIt(await member.head(length), member));
  const claimed: Member[] = [];
  if (candidates.length <= FEW) {
    for (const member of candidates) if (await matches(member)) claimed.push(member);
    return claimed;
  }
  const families = new Map<string, Member[]>();
  for (const member of candidates) {
    const family = families.get(familyOf(member.name));
    if (family) family.push(member);
    else families.set(familyOf(member.name), [member]);
  }
  for (const family of families.values())
    for (const member of family.slice(0, SAMPLES))
      if (await matches(member)) {
        claimed.push(...family);
        break;
      }
  return claimed;
};

const TABLE_HEAD = 8000; // bytes: titles, header and some rows

/** The tables among the members in which `layoutOf` finds the columns that it knows. */
export const claimTable = (
  container: Container,
  layoutOf: (rows: readonly CsvRow[]) => object | null,
): Promise<Member[]> =>
  claimLike(
    container,
    /\.(?:csv|txt|tsv)$/i,
    TABLE_HEAD,
    async (bytes) => layoutOf(await headRows(bytes)) !== null,
  );
