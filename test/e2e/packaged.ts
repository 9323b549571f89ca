import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tempFolder } from './harness.ts';

/** The packaged app, driven from outside: its fuses leave no inspector, so Playwright cannot start it. */
const root = resolve(import.meta.dirname, '../..');
const USER = 'n1e2e'; // of scripts/test/stage.mjs

/** Packs the app with `npm run package -- --dir` and copies the folder to where the app's user can start it. */
export const packApp = async (): Promise<string> => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', '--dir'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Packing failed:\n${stderr.slice(-4000)}`);
  const folder = stdout.trim().split('\n').at(-1) ?? '';
  const copy = join(await tempFolder('packaged'), 'app');
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  if (process.getuid?.() === 0) spawnSync('chown', ['-R', `${USER}:`, copy]);
  return copy;
};

/** Electron's sandbox does not work for root. */
const unprivileged = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(spawnSync('id', [flag, USER], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
};

const binding = (): string | undefined => {
  const staged = JSON.parse(process.env['N1VAULT_E2E'] ?? '{}') as { binding?: string | null };
  return staged.binding ?? undefined;
};

/** Starts a program as the app's user and gathers what it prints. */
export const startPackaged = async (
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; userData: string; output: () => string; exit: Promise<number | null> }> => {
  const userData = await tempFolder('user-data');
  const file = binding();
  const own = {
    HOME: userData,
    TMPDIR: userData,
    DISPLAY: process.env['DISPLAY'] ?? '',
    ...(file ? { N1VAULT_SQLITE_BINDING: file } : {}),
    ...env,
  };
  const { XDG_RUNTIME_DIR: _runtime, DBUS_SESSION_BUS_ADDRESS: _bus, ...inherited } = process.env;
  const child = spawn(program, [`--user-data-dir=${userData}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, ...own },
    ...unprivileged(),
  });
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  const exit = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  return { child, userData, output: () => text, exit };
};

export interface CdpPage {
  /** Value of an expression in the page; promises are awaited. */
  evaluate<T>(expression: string): Promise<T>;
  close(): void;
}

/** Asks every 100 ms until there is an answer; throws after `ms`. */
export const until = async <T>(
  what: string,
  ask: () => Promise<T | null> | T | null,
  ms = 30_000,
): Promise<T> => {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    const found = await ask();
    if (found !== null) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`Waited ${ms} ms in vain for ${what}.`);
};

/** Connects with the app's page through Chromium's own debugging port (an official packaged app refuses it). */
export const attach = async (output: () => string, ms = 30_000): Promise<CdpPage> => {
  const portIn = () => /ws:\/\/127\.0\.0\.1:(\d+)\//.exec(output())?.[1] ?? null;
  const port = await until('the debugging port', portIn, ms);
  const address = await until(
    'the page',
    async () => {
      // an app that waits in a message box accepts the connection and never answers
      const asked = fetch(`http://127.0.0.1:${port}/json/list`, { signal: AbortSignal.timeout(1000) });
      const pages = (await asked.then((answer) => answer.json()).catch(() => [])) as {
        type: string;
        url: string;
        webSocketDebuggerUrl: string;
      }[];
      return pages.find((page) => page.url.startsWith('app://'))?.webSocketDebuggerUrl ?? null;
    },
    ms,
  );
  const socket = new WebSocket(address);
  await new Promise((done, refuse) => {
    socket.onopen = done;
    socket.onerror = refuse;
  });
  const waiting = new Map<number, (message: CdpAnswer) => void>();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as CdpAnswer;
    waiting.get(message.id)?.(message);
  };
  let id = 0;
  const page: CdpPage = {
    async evaluate<T>(expression: string) {
      const mine = ++id;
      const answer = new Promise<CdpAnswer>((done) => waiting.set(mine, done));
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id: mine, method: 'Runtime.evaluate', params }));
      const { result, error } = await answer;
      if (error || result?.exceptionDetails)
        throw new Error(JSON.stringify(error ?? result?.exceptionDetails));
      return result?.result?.value as T;
    },
    close: () => socket.close(),
  };
  const loaded = `document.readyState === 'complete' && typeof window.n1vault === 'object'`;
  await until('the loaded page', async () =>
    (await page.evaluate(loaded).catch(() => false)) ? true : null,
  );
  return page;
};

interface CdpAnswer {
  id: number;
  error?: unknown;
  result?: { result?: { value?: unknown }; exceptionDetails?: unknown };
}
