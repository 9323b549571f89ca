import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = '/usr/lib/postgresql';

/** Folder of Debian's newest PostgreSQL programs; `npm test` installs the package where it is missing. */
const programs = (): string => {
  const versions = existsSync(ROOT) ? readdirSync(ROOT) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (!newest) throw new Error('PostgreSQL is not installed (Debian package postgresql)');
  return join(ROOT, newest, 'bin');
};

/** PostgreSQL refuses to run as root. */
const asServer = (command: string, args: string[]) =>
  process.getuid?.() === 0
    ? execFileSync('runuser', ['-u', 'postgres', '--', command, ...args], { stdio: 'pipe' })
    : execFileSync(command, args, { stdio: 'pipe' });

/** A throw-away PostgreSQL on a socket of its own; no port, no configuration of the machine. */
export const startPostgres = (): { url: string; stop(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'n1-pg-'));
  chmodSync(folder, 0o777);
  const [bin, data] = [programs(), join(folder, 'data')];
  asServer(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'n1', '-E', 'UTF8', '--no-sync']);
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`;
  asServer(join(bin, 'pg_ctl'), ['-D', data, '-w', '-o', options, '-l', join(folder, 'log'), 'start']);
  return {
    url: `postgresql://n1@/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => {
      asServer(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
