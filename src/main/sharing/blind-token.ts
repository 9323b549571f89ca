import { randomBytes, webcrypto } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { ContributionState } from './prior-state.ts';

/**
 * The person's side of a one-time token (RFC 9474, RSABSSA-SHA384-PSS-Randomized): the service signs a message that
 * it cannot see, and later cannot tell which of its signatures this was.
 */
const suite = RSABSSA.SHA384.PSS.Randomized();
const MESSAGE_BYTES = 32;

type PublicKey = ContributionState['key'];

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

const keyOf = ({ kty, n, e }: PublicKey): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey('jwk', { kty, n, e }, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);

/** A fresh message, blinded for this key. */
export const blindToken = async (
  key: PublicKey,
): Promise<Pick<ContributionState, 'message' | 'blinded' | 'inv'>> => {
  const message = suite.prepare(new Uint8Array(randomBytes(MESSAGE_BYTES)));
  const { blindedMsg, inv } = await suite.blind(await keyOf(key), message);
  return { message: base64(message), blinded: base64(blindedMsg), inv: base64(inv) };
};

/** The signature on the message itself, verified; null where the service signed something else. */
export const unblindToken = async (
  state: Pick<ContributionState, 'key' | 'message' | 'inv'>,
  blindSignature: string,
): Promise<string | null> => {
  try {
    const signature = await suite.finalize(
      await keyOf(state.key),
      bytesOf(state.message),
      bytesOf(blindSignature),
      bytesOf(state.inv ?? ''),
    );
    return base64(signature);
  } catch {
    return null; // finalize verifies the signature
  }
};
