import { randomBytes, webcrypto } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { FastifyInstance } from 'fastify';
import { makeSharedSummary, type SharedEffectSummary } from '../../../src/core/privacy/index.ts';

const suite = RSABSSA.SHA384.PSS.Randomized();

export interface Token {
  message: string;
  signature: string;
}

/** A person's side of the token: blinds, asks, unblinds. Answers the status where it was refused. */
export const fetchToken = async (
  app: FastifyInstance,
  enrolment: string,
  pair: { intervention: string; outcome: string },
): Promise<Token | number> => {
  const key = await app.inject({ url: `/v1/keys/${pair.intervention}/${pair.outcome}` });
  const publicKey = await webcrypto.subtle.importKey(
    'jwk',
    key.json(),
    { name: 'RSA-PSS', hash: 'SHA-384' },
    true,
    ['verify'],
  );
  const message = suite.prepare(new Uint8Array(randomBytes(32)));
  const { blindedMsg, inv } = await suite.blind(publicKey, message);
  const reply = await app.inject({
    method: 'POST',
    url: '/v1/tokens',
    payload: { enrolment, ...pair, blinded: Buffer.from(blindedMsg).toString('base64') },
  });
  if (reply.statusCode !== 200) return reply.statusCode;
  const blindSignature = Buffer.from(reply.json<{ signature: string }>().signature, 'base64');
  const signature = await suite.finalize(publicKey, message, blindSignature, inv);
  return {
    message: Buffer.from(message).toString('base64'),
    signature: Buffer.from(signature).toString('base64'),
  };
};

export const summaryOf = (effect: number, over: Partial<SharedEffectSummary> = {}, epsilon = 4) => {
  const made = makeSharedSummary(
    {
      intervention: 'magnesium',
      outcome: 'migraine-days',
      unit: 'days/28',
      design: '6x14-crossover',
      effect,
    },
    { clip: 8, grid: 0.25, epsilon },
    (n) => new Uint8Array(randomBytes(n)),
  );
  if (!made.ok) throw new Error(made.error.message);
  return { ...made.value, ...over };
};
