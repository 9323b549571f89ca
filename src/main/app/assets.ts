import { realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** The app's own origin. Everything the window ever shows begins with it. */
export const SCHEME = 'app';
export const HOST = 'n1vault';
export const START_URL = `${SCHEME}://${HOST}/index.html`;

/** Is this the address of one of the app's own pages? Compared as a parsed URL, never as a prefix of text. */
export const isOwnUrl = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${SCHEME}:` && url.host === HOST && !url.username && !url.password;
};

export interface Sender {
  /** The main frame of the app's own window sent it, and no other frame or window. */
  isOwnMainFrame: boolean;
  url: string;
}

/** Only the app's own page in its own window may ask the main process for anything. */
export const acceptsSender = (sender: Sender): boolean => sender.isOwnMainFrame && isOwnUrl(sender.url);

/** The kinds of file that a built renderer consists of. Anything else is not served. */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export interface Asset {
  path: string;
  type: string;
}

/**
 * The file behind an app:// address, or null where there is none. `root` is the folder of the built renderer; a
 * path that leaves it, by dots, by an encoded separator or by a symbolic link, is treated as not there.
 */
export const findAsset = async (root: string, address: string): Promise<Asset | null> => {
  if (!isOwnUrl(address)) return null;
  const pathname = new URL(address).pathname;
  let path: string;
  try {
    path = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
  } catch {
    return null; // a broken percent escape
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return null;
  const type = types[extname(path)];
  if (!type) return null;
  try {
    const [base, file] = await Promise.all([realpath(root), realpath(join(root, path))]);
    return file.startsWith(base + sep) ? { path: file, type } : null;
  } catch {
    return null; // no such file
  }
};
