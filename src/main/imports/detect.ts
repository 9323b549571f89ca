import { type Container, failure, type Member } from './container.ts';
import { plainFile, readHead } from './plain-file.ts';
import type { ExportSource } from './source.ts';
import { sources } from './sources.ts';
import { isZip, openZip } from './zip.ts';

/** An export that was recognised and can be read. The container is open; whoever has this closes it. */
export interface Detected {
  source: ExportSource;
  container: Container;
  members: Member[];
  /** Uncompressed bytes of the members. */
  contentBytes: number;
}

const notAnExport = (name: string, zip: boolean) =>
  failure(
    'not-an-export',
    zip
      ? `${name} is a zip, but no health export that N1 Vault knows lies in it. Nothing of it was imported. Choose the zip exactly as the health app gave it out.`
      : `${name} is not a health export that N1 Vault knows. Nothing of it was imported. Choose the file exactly as the health app gave it out, for Apple Health the export.zip.`,
    name,
  );

/**
 * Finds out, from its content, what a file is.
 *
 * @throws AppFailure 'bad-input', 'file-truncated', 'file-unreadable' or 'not-an-export', each naming the file
 */
export const detect = async (path: string): Promise<Detected> => {
  const zip = isZip(await readHeadOf(path));
  const container = zip ? await openZip(path) : await plainFile(path);
  try {
    for (const source of sources) {
      const members = await source.claim(container);
      if (members.length > 0)
        return { source, container, members, contentBytes: members.reduce((sum, m) => sum + m.bytes, 0) };
    }
  } catch (error) {
    await container.close();
    throw error;
  }
  await container.close();
  throw notAnExport(container.name, zip);
};

/** The first bytes; a folder is reported by the container, in words of its own. */
const readHeadOf = (path: string): Promise<Buffer> => readHead(path, 4).catch(() => Buffer.alloc(0));
