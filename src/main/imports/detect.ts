import { AppFailure } from '../../shared/errors.ts';
import type { Refusal } from '../../shared/samples.ts';
import { type Container, failure, type Member } from './container.ts';
import { isFolder, openFolder } from './folder.ts';
import { plainFile, readHead } from './plain-file.ts';
import type { ExportSource } from './source.ts';
import { sources } from './sources.ts';
import { isZip, openZip } from './zip.ts';

/** A file, zip or folder in which something was recognised. It is open; whoever has this closes it. */
export interface Detected {
  container: Container;
  claims: { source: ExportSource; members: Member[] }[];
  /** Tables that look like the person's own, beside another source's export: read only if the person says so. */
  offered: Member[];
  /** Uncompressed bytes of all claimed members. */
  contentBytes: number;
}

const nothingHere: Record<Container['kind'], (name: string) => string> = {
  zip: (name) =>
    `${name} is a zip, but no health export that N1 Vault knows lies in it. Nothing of it was imported. Choose the zip exactly as the health app gave it out.`,
  folder: (name) =>
    `${name} is a folder, but no health export that N1 Vault knows lies in it. Nothing of it was imported. Choose the folder or zip exactly as the health app gave it out.`,
  file: (name) =>
    `${name} is not a health export that N1 Vault knows. Nothing of it was imported. Choose the file exactly as the health app gave it out, for Apple Health the export.zip.`,
};

/** The first folder in a member's name, '' for one that lies in none. */
const treeOf = (name: string): string => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '');

/** Members outside of the folders in which a vendor's files lie: what is in there and not read are its scores. */
const outside = (members: readonly Member[], claims: Detected['claims']): Member[] => {
  const trees = new Set(claims.flatMap((c) => c.members.map((m) => treeOf(m.name))));
  return members.filter((m) => treeOf(m.name) === '' || !trees.has(treeOf(m.name)));
};

/** Which sources read what of a container; each member goes to the first source that wants it. */
const claimsOf = async (container: Container): Promise<Pick<Detected, 'claims' | 'offered'>> => {
  const claims: Detected['claims'] = [];
  const offered: Member[] = [];
  let left = container.members;
  for (const source of sources) {
    if (left.length === 0) break;
    const beside = source.fallback === true && claims.length > 0;
    const members = await source.claim(
      { ...container, members: beside ? outside(left, claims) : left },
      beside,
    );
    if (beside) offered.push(...members);
    else if (members.length > 0) claims.push({ source, members });
    const taken = new Set(members);
    left = left.filter((m) => !taken.has(m));
  }
  return { claims, offered };
};

/** Opens one container and finds out what is in it; closes it where that is nothing. */
const examine = async (container: Container): Promise<Detected> => {
  try {
    const { claims, offered } = await claimsOf(container);
    if (claims.length === 0)
      throw failure('not-an-export', nothingHere[container.kind](container.name), container.name);
    const bytes = claims.flatMap((c) => c.members).reduce((sum, m) => sum + m.bytes, 0);
    return { container, claims, offered, contentBytes: bytes };
  } catch (error) {
    await container.close();
    throw error;
  }
};

const openFile = async (path: string): Promise<Container> => {
  const head = await readHead(path, 4).catch(() => Buffer.alloc(0)); // reported by what opens it
  return isZip(head) ? openZip(path) : plainFile(path);
};

/** What is wrong with a file, by its name. */
export const refusalOf = (error: AppFailure, path: string): Refusal => ({
  reason: error.error.message,
  count: 1,
  examples: [error.error.where ?? path],
});

/**
 * Finds out, from its content, what the person chose. In a folder the zips are opened too (a download folder with the
 * parts of a Takeout); those that are no export are passed over.
 *
 * @throws AppFailure 'bad-input', 'file-truncated', 'file-unreadable' or 'not-an-export', each naming the file
 */
export const detect = async (path: string): Promise<{ detected: Detected[]; refused: Refusal[] }> => {
  if (!(await isFolder(path))) return { detected: [await examine(await openFile(path))], refused: [] };
  const folder = await openFolder(path);
  const detected: Detected[] = [];
  const refused: Refusal[] = [];
  const plain: Member[] = [];
  for (const [i, member] of folder.members.entries()) {
    const inside = folder.paths[i];
    if (inside === undefined || !isZip(await member.head(4))) {
      plain.push(member);
      continue;
    }
    try {
      detected.push(await examine(await openZip(inside)));
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error;
      if (error.error.code !== 'not-an-export') refused.push(refusalOf(error, inside));
    }
  }
  if (plain.length > 0 || detected.length === 0)
    try {
      detected.push(await examine({ ...folder, members: plain }));
    } catch (error) {
      if (detected.length === 0) throw error;
      if (!(error instanceof AppFailure)) throw error;
    }
  return { detected, refused };
};
