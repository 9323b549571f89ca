import { request } from 'node:http';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { isLoopback, type LocalAddress } from './address.ts';

/**
 * The only file that talks to a local language model (test/policy/imports.test.ts). It connects to a literal loopback
 * address and nowhere else: no name is looked up, no redirect followed, no proxy of the environment used, and the
 * connected socket is checked before a byte of the request is written.
 */
export interface LocalTransportOptions {
  /** For all of it, however slowly the answer drips; a model on a laptop needs a while. */
  timeoutMs?: number;
  mostBytes?: number;
}

const TIMEOUT_MS = 120_000;
const MOST_BYTES = 256 * 1024;

const unreachable = () =>
  fail(
    'not-available',
    'The local model did not answer. Your ideas rest on the catalogue as before, and nothing is lost. Start it, or check the address.',
    'address',
  );
const notUsed = (what: string) =>
  fail(
    'not-available',
    `The answer of the local model was not used: ${what}. Your ideas rest on the catalogue as before.`,
    'address',
  );

/** Posts a JSON text and gives the JSON of the answer. */
export const postToLoopback = (
  to: LocalAddress,
  path: string,
  body: string,
  { timeoutMs = TIMEOUT_MS, mostBytes = MOST_BYTES }: LocalTransportOptions = {},
): Promise<Result<unknown>> =>
  new Promise((done) => {
    const bytes = Buffer.from(body, 'utf8');
    const call = request({
      host: to.host,
      port: to.port,
      path: `${to.path}${path}`,
      method: 'POST',
      agent: false,
      // a literal address needs no look-up; if one were asked for after all, there is none
      lookup: (_name, _options, found) => found(new Error('no look-up'), '', 4),
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'content-length': bytes.length,
        connection: 'close',
      },
    });
    let settled = false;
    const settle = (result: Result<unknown>) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      call.destroy();
      done(result);
    };
    const timer = setTimeout(() => settle(unreachable()), timeoutMs);
    call.on('error', () => settle(unreachable()));
    call.on('socket', (socket) => {
      socket.once('connect', () => {
        if (!isLoopback(socket.remoteAddress)) return settle(notUsed('it is not on this computer'));
        call.end(bytes);
      });
    });
    call.on('response', (reply) => {
      const status = reply.statusCode ?? 0;
      if (status >= 300 && status < 400) return settle(notUsed('it points elsewhere'));
      if (status !== 200) return settle(notUsed(`it said ${status}`));
      if (!/^application\/json\b/i.test(reply.headers['content-type'] ?? ''))
        return settle(notUsed('it is no JSON'));
      const chunks: Buffer[] = [];
      let size = 0;
      reply.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > mostBytes) return settle(notUsed('it is too long'));
        chunks.push(chunk);
      });
      reply.on('error', () => settle(unreachable()));
      reply.on('aborted', () => settle(unreachable()));
      reply.on('end', () => {
        try {
          settle(ok(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
        } catch {
          settle(notUsed('it is no JSON'));
        }
      });
    });
  });
