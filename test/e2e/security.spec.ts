import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { attempts } from '../../scripts/test/no-network.mjs';
import { PAGE_CSP } from '../../src/main/app/csp.ts';
import { type Launched, launchApp } from './harness.ts';

/**
 * What only a running window can show of docs/security.md: the sandbox, the content security policy, that
 * nothing leaves, that the window goes nowhere. One app for all tests; none of them may change it.
 */
let launched: Launched;
let outside: Server;
let reached: string[];
/** A server of this machine by its address: no name to resolve, so only the app's own policy can stop a request. */
let address: string;

/** Where the network is denied: attempts before this file began. */
let before = 0;
const provokedFile = process.env['N1VAULT_PROVOKED'];

test.beforeAll(async () => {
  if (provokedFile) before = attempts();
  reached = [];
  outside = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.end('reached');
  });
  outside.on('upgrade', (request, socket) => {
    reached.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
  address = `127.0.0.1:${(outside.address() as AddressInfo).port}`;
  launched = await launchApp();
});

test.afterAll(async () => {
  await launched?.close();
  outside?.close();
  if (!provokedFile) return;
  // A preconnect hint passes webRequest and ends in the resolver, which knows no name. Before that Chromium looks
  // once whether IPv6 leads anywhere: it picks a route to an address of Google's and sends nothing.
  const provoked = attempts() - before;
  writeFileSync(provokedFile, String(provoked));
  expect(provoked).toBeLessThanOrEqual(1);
});

/** Runs text as an expression in the page (text, because the tests are compiled without the DOM's types). */
const inPage = <T>(expression: string): Promise<T> => launched.page.evaluate<T>(expression);

test('the page has no Node, no require and a bridge of three functions', async () => {
  expect(await inPage('typeof process')).toBe('undefined');
  expect(await inPage('typeof require')).toBe('undefined');
  expect(await inPage('typeof Buffer')).toBe('undefined');
  expect(await inPage('Object.keys(window.n1vault).sort()')).toEqual(['invoke', 'on', 'pathOf']);
  expect(await inPage('Object.getOwnPropertyNames(window).filter((n) => /electron|ipc/i.test(n))')).toEqual(
    [],
  );
});

test('the page cannot replace or extend the bridge', async () => {
  expect(await inPage('{ try { window.n1vault.invoke = 1 } catch {} ; typeof window.n1vault.invoke }')).toBe(
    'function',
  );
});

test('an unknown event cannot be listened to', async () => {
  expect(
    await inPage(
      "{ let m = ''; try { window.n1vault.on('other', () => {}) } catch (e) { m = e.message } m }",
    ),
  ).toContain('There is no event');
});

test('the renderer runs in the operating system sandbox', async () => {
  const { pid, noSandbox } = await launched.app.evaluate(({ app, BrowserWindow }) => ({
    pid: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    noSandbox: app.commandLine.hasSwitch('no-sandbox'),
  }));
  expect(noSandbox).toBe(false);
  if (process.platform !== 'linux') return;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\s+2$/m); // system calls are filtered
  expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
  expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
});

test('each file of the app comes with the content security policy', async () => {
  const headers = await launched.app.evaluate(async ({ session }) => {
    const answer = await session.defaultSession.fetch('app://n1vault/index.html');
    return { status: answer.status, headers: Object.fromEntries(answer.headers) };
  });
  expect(headers.status).toBe(200);
  expect(headers.headers['content-security-policy']).toBe(PAGE_CSP);
  expect(headers.headers['x-content-type-options']).toBe('nosniff');
});

test('script and style that the app does not serve do not run', async () => {
  const ran = await inPage(`(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.planted = true';
    document.head.append(script);
    const blob = document.createElement('script');
    blob.src = URL.createObjectURL(new Blob(['window.planted = true'], { type: 'text/javascript' }));
    document.head.append(blob);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.planted = true');
    button.click();
    await new Promise((r) => setTimeout(r, 300));
    script.remove(); blob.remove();
    return window.planted === true;
  })()`);
  expect(ran).toBe(false);
});

test('nothing reaches a server, whichever way the page tries', async () => {
  const failures = await inPage<string[]>(`(async () => {
    const url = 'http://${address}/';
    const failed = [];
    await fetch(url + 'fetch').catch(() => failed.push('fetch'));
    await fetch('https://example.com/').catch(() => failed.push('https'));
    await new Promise((r) => { const i = new Image(); i.onerror = () => { failed.push('image'); r(); }; i.onload = r; i.src = url + 'image'; });
    await new Promise((r) => { try { const w = new WebSocket('ws://${address}/ws'); w.onerror = () => { failed.push('ws'); r(); }; w.onopen = r; } catch { failed.push('ws'); r(); } });
    navigator.sendBeacon(url + 'beacon', 'x');
    for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'stylesheet', 'icon']) {
      const link = document.createElement('link'); link.rel = rel; link.href = url + rel; document.head.append(link);
    }
    const form = document.createElement('form'); form.action = url + 'form'; form.method = 'post'; document.body.append(form); form.submit(); form.remove();
    await new Promise((r) => setTimeout(r, 500));
    for (const link of document.querySelectorAll('link[href^="http:"]')) link.remove();
    return failed;
  })()`);
  expect(failures).toEqual(['fetch', 'https', 'image', 'ws']);
  expect(reached).toEqual([]);
});

test('a request that starts in the main process is cancelled too', async () => {
  const error = await launched.app.evaluate(
    ({ session }, url) =>
      session.defaultSession.fetch(url).then(
        () => 'reached',
        (refusal: Error) => refusal.message,
      ),
    `http://${address}/main`,
  );
  expect(error).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(reached).toEqual([]);
});

test('the page reads no file of the computer', async () => {
  const read = await inPage<string[]>(`(async () => {
    const got = [];
    await fetch('file:///etc/hostname').then(() => got.push('fetch'), () => {});
    await new Promise((r) => { const i = new Image(); i.onerror = r; i.onload = () => { got.push('image'); r(); };
      i.src = 'file:///usr/share/pixmaps/debian-logo.png'; });
    return got;
  })()`);
  expect(read).toEqual([]);
});

test('no name is resolved', async () => {
  // Not by asking for one: even the question makes Chromium look whether IPv6 leads anywhere, and the tests of a
  // whole run count each attempt to reach another computer (scripts/test/no-network.mjs).
  const rules = await launched.app.evaluate(({ app }) =>
    app.commandLine.getSwitchValue('host-resolver-rules'),
  );
  expect(rules).toBe('MAP * ~NOTFOUND');
});
