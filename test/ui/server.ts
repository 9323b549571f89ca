import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** The policy of the app:// protocol: what breaks it here would break in the app. */
export const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Builds the renderer with a pretended main process into a folder. */
export const buildHarness = (dir: string): Promise<unknown> =>
  build({
    configFile: false,
    logLevel: 'error',
    root: resolve(import.meta.dirname, '../unit/renderer/harness'),
    plugins: [react()],
    build: { outDir: dir, emptyOutDir: true, minify: true, target: 'chrome130', assetsInlineLimit: 0 },
  });

/** Builds the harness into a temporary folder and serves it on a free port of this machine. */
export const serveHarness = async (): Promise<{ url: string; close(): Promise<void> }> => {
  const dir = await mkdtemp(join(tmpdir(), 'n1-ui-'));
  await buildHarness(dir);
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    const file = join(dir, path === '/' ? 'index.html' : path);
    readFile(file).then(
      (body) => {
        response.writeHead(200, {
          'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': CSP,
        });
        response.end(body);
      },
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      await new Promise((done) => server.close(done));
      await rm(dir, { recursive: true, force: true });
    },
  };
};
