import { z } from 'zod';
import { binOf, daysOfDesign, lengthClassOf } from '../core/population/index.ts';
import { publicRule } from '../core/privacy/index.ts';
import { collectedEpsilons } from '../shared/sharing.ts';
import { findPair, type Pair } from './pairs.ts';
import type { Store } from './store/sql.ts';
import { sha256, type TokenOffice } from './tokens.ts';

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const base64 = (longest: number) => z.base64().min(4).max(longest);

/** Exactly the file that the app writes; anything more or less is refused. */
export const effectSummary = z.strictObject({
  format: z.literal('n1vault-effect-summary/1'),
  intervention: name,
  outcome: name,
  unit: z.string().max(20),
  design: z.string().regex(/^\d{1,2}x\d{1,2}-crossover$/),
  released: z.number().refine(Number.isFinite),
  mechanism: z.literal('discrete-laplace'),
  epsilon: z.number(),
  delta: z.literal(0),
  clip: z.tuple([z.number(), z.number()]),
  grid: z.number(),
  neighbouring: z.literal("local, one person's whole contribution, replacement"),
  contribution: z.string().regex(/^[0-9a-f]{32}$/),
});

export const contributionBody = z.strictObject({
  token: z.strictObject({ message: base64(200), signature: base64(800) }),
  summary: effectSummary,
});

export type Accepted =
  | { kind: 'counted' | 'known' }
  | { kind: 'refused'; status: 400 | 403 | 409; message: string; where: string };

const refused = (status: 400 | 403 | 409, where: string, message: string): Accepted => ({
  kind: 'refused',
  status,
  message,
  where,
});

/**
 * Takes one contribution: checks it against the public rule of its unit, spends its token and counts it, in one
 * transaction. The same contribution sent again is counted once and answered with 'known'.
 */
export const accept = async (
  store: Store,
  pairs: readonly Pair[],
  office: TokenOffice,
  body: z.infer<typeof contributionBody>,
): Promise<Accepted> => {
  const { summary, token } = body;
  const pair = findPair(pairs, summary.intervention, summary.outcome);
  if (!pair || pair.unit !== summary.unit)
    return refused(
      400,
      'summary.intervention',
      'This pair of intervention, outcome and unit is not collected.',
    );
  const rule = publicRule[pair.unit];
  if (summary.clip[0] !== -rule.clip || summary.clip[1] !== rule.clip)
    return refused(400, 'summary.clip', `The clip of ${pair.unit} is [-${rule.clip}, ${rule.clip}].`);
  if (summary.grid !== rule.grid)
    return refused(400, 'summary.grid', `The grid of ${pair.unit} is ${rule.grid}.`);
  const epsilon = collectedEpsilons.find((e) => e === summary.epsilon);
  if (epsilon === undefined)
    return refused(400, 'summary.epsilon', `epsilon must be one of ${collectedEpsilons.join(', ')}.`);
  const days = daysOfDesign(summary.design);
  if (days === null)
    return refused(400, 'summary.design', 'The design is not a class of trials that is collected.');
  const bin = binOf(summary.released, rule.grid, rule.clip / rule.grid);
  if (bin === null) return refused(400, 'summary.released', 'The released value is not on the public grid.');
  const message = Buffer.from(token.message, 'base64');
  if (!(await office.verify(pair, message, Buffer.from(token.signature, 'base64'))))
    return refused(403, 'token', 'The token is not one of this service for this pair.');
  return store.transaction(async (sql): Promise<Accepted> => {
    const tokenHash = sha256(message);
    const spent = await sql.query(
      'INSERT INTO spent_token (token_hash, contribution) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING token_hash',
      [tokenHash, summary.contribution],
    );
    if (spent.rows.length === 0) {
      const { rows } = await sql.query<{ contribution: string }>(
        'SELECT contribution FROM spent_token WHERE token_hash = $1',
        [tokenHash],
      );
      return rows[0]?.contribution === summary.contribution
        ? { kind: 'known' }
        : refused(409, 'token', 'This token was used for another contribution.');
    }
    await sql.query(
      `INSERT INTO bin_count (intervention, outcome, epsilon, length_class, bin, n) VALUES ($1, $2, $3, $4, $5, 1)
       ON CONFLICT (intervention, outcome, epsilon, length_class, bin) DO UPDATE SET n = bin_count.n + 1`,
      [pair.intervention, pair.outcome, epsilon, lengthClassOf(days), bin],
    );
    return { kind: 'counted' };
  });
};
