import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { fail, ok, type Result } from '../../shared/errors.ts';

/**
 * The only file of the app that talks to another computer (test/policy/imports.test.ts). It sends what it is given to
 * the address that the person entered, and nothing on its own: no cookies, no agent name, no redirects, no proxy of
 * the environment, no retries.
 */
export interface Sent {
  method: 'GET' | 'POST';
  /** The service's address (address.ts) followed by the path. */
  url: string;
  /** Exact bytes of the body, JSON; null for GET. */
  body: string | null;
}

export type Transport = (sent: Sent) => Promise<Result<{ status: number; json: unknown }>>;

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 256 * 1024;

const unreachable = () =>
  fail(
    'not-available',
    'The service did not answer. Your ideas rest on the catalogue as before, and nothing is lost. Check the address, or try again later.',
    'address',
  );
const notOurs = (what: string) =>
  fail(
    'not-available',
    `The answer is not one of a prior service (${what}) and was not used. Your ideas rest on the catalogue as before. Check the address.`,
    'address',
  );

/** `localhost` is whatever the name service says; this computer is 127.0.0.1. */
const hostOf = (url: URL): string =>
  url.hostname === 'localhost' ? '127.0.0.1' : url.hostname.replace(/^\[|\]$/g, '');

export const createTransport =
  ({ timeoutMs = TIMEOUT_MS, mostBytes = MOST_BYTES } = {}): Transport =>
  ({ method, url, body }) =>
    new Promise((done) => {
      const to = new URL(url);
      const bytes = body === null ? null : Buffer.from(body, 'utf8');
      const send = to.protocol === 'https:' ? httpsRequest : httpRequest;
      const call = send({
        host: hostOf(to),
        port: to.port === '' ? undefined : Number(to.port),
        path: to.pathname,
        method,
        agent: false, // a connection of its own, closed afterwards: no request is tied to another
        headers: {
          host: to.host,
          accept: 'application/json',
          connection: 'close',
          ...(bytes ? { 'content-type': 'application/json', 'content-length': bytes.length } : {}),
        },
      });
      let settled = false;
      const settle = (result: Awaited<ReturnType<Transport>>) => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        call.destroy();
        done(result);
      };
      const timer = setTimeout(() => settle(unreachable()), timeoutMs); // for all of it, however slowly it drips
      call.on('error', () => settle(unreachable()));
      call.on('response', (reply) => {
        const status = reply.statusCode ?? 0;
        if (status >= 300 && status < 400) return settle(notOurs('it points elsewhere'));
        if (!/^application\/json\b/.test(reply.headers['content-type'] ?? ''))
          return settle(notOurs('it is no JSON'));
        const chunks: Buffer[] = [];
        let size = 0;
        reply.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > mostBytes) return settle(notOurs('it is too long'));
          chunks.push(chunk);
        });
        reply.on('error', () => settle(unreachable()));
        reply.on('aborted', () => settle(unreachable()));
        reply.on('end', () => {
          try {
            settle(ok({ status, json: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown }));
          } catch {
            settle(notOurs('it is no JSON'));
          }
        });
      });
      call.end(bytes ?? undefined);
    });
