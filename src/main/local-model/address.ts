import { fail, ok, type Result } from '../../shared/errors.ts';

/** Where a local model listens: always this computer. */
export interface LocalAddress {
  /** As shown and kept: http://127.0.0.1:11434/v1 */
  href: string;
  /** Literal address that is connected to; a name is never looked up. */
  host: string;
  port: number;
  /** Path of the API, without a slash at the end. */
  path: string;
}

const refuse = (why: string) =>
  fail('bad-input', `${why} Nothing was changed and nothing was sent.`, 'address');

/** 127.0.0.0/8 in the form that the URL parser gives every spelling of it. */
const V4 = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/**
 * The address of an OpenAI-compatible server as the person typed it. Only this computer is accepted: 127.0.0.0/8, ::1,
 * and `localhost`, which stands for 127.0.0.1 and is never looked up (a name service could say anything). Plain http,
 * no user name or password, nothing after a ? or #.
 */
export const parseLocalAddress = (typed: string): Result<LocalAddress> => {
  let url: URL;
  try {
    url = new URL(typed.trim());
  } catch {
    return refuse('This is not an address. It looks like http://127.0.0.1:11434.');
  }
  if (url.protocol !== 'http:') return refuse('The address must begin with http://.');
  if (url.username !== '' || url.password !== '')
    return refuse('An address with a user name or a password in it is not used.');
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(url.href))
    return refuse('The address must end before any ? or #.');
  const host = url.hostname === 'localhost' ? '127.0.0.1' : url.hostname === '[::1]' ? '::1' : url.hostname;
  if (host !== '::1' && !V4.test(host))
    return refuse('Only a model on this computer is asked: 127.0.0.1, ::1 or localhost.');
  const path = url.pathname.replace(/\/+$/, '');
  return ok({
    href: url.href.replace(/\/+$/, ''),
    host,
    port: url.port === '' ? 80 : Number(url.port),
    path: path.endsWith('/v1') ? path : `${path}/v1`,
  });
};

/** True for the address of a connected socket that is this computer itself. */
export const isLoopback = (remote: string | undefined): boolean =>
  remote === '::1' || (remote !== undefined && V4.test(remote.replace(/^::ffff:/, '')));
