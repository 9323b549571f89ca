import { fail, ok, type Result } from '../../shared/errors.ts';

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

const refuse = (why: string) =>
  fail('bad-input', `${why} Nothing was changed and nothing was sent.`, 'address');

/**
 * The address of a prior service as the person typed it: https anywhere, plain http on this computer only; no user
 * name or password, no query. Answers the address in its canonical form, without a slash at the end.
 */
export const parseServiceAddress = (typed: string): Result<string> => {
  let url: URL;
  try {
    url = new URL(typed.trim());
  } catch {
    return refuse('This is not an address. It looks like https://priors.example.org.');
  }
  if (url.username !== '' || url.password !== '')
    return refuse('An address with a user name or a password in it is not used.');
  if (url.search !== '' || url.hash !== '' || url.href.includes('?') || url.href.includes('#'))
    return refuse('The address must end before any ? or #.');
  const secure = url.protocol === 'https:';
  if (!secure && !(url.protocol === 'http:' && loopback.has(url.hostname)))
    return refuse('The address must begin with https:// (http:// only for this computer itself).');
  return ok(url.href.replace(/\/+$/, ''));
};
