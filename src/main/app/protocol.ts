import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { findAsset, SCHEME } from './assets.ts';
import { PAGE_CSP } from './csp.ts';

/** Before the app is ready: makes app:// a proper origin (its own 'self' in the CSP, a secure context). */
export const registerScheme = () => {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
};

/** Headers of every answer. Nothing is cached: an update of the app must never meet its older half. */
export const headersFor = (type: string, csp: string): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': csp,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
});

/** Serves the built renderer, read from disk, GET only. */
export const serveRenderer = (session: Session, root: string) => {
  session.protocol.handle(SCHEME, async (request) => {
    const asset = request.method === 'GET' ? await findAsset(root, request.url) : null;
    if (!asset) return new Response(null, { status: 404, headers: headersFor('text/plain', PAGE_CSP) });
    return new Response(new Uint8Array(await readFile(asset.path)), {
      headers: headersFor(asset.type, PAGE_CSP),
    });
  });
};
