import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Clusters } from '../main/sharing/clusters.ts';
import { accept, contributionBody } from './contributions.ts';
import { type Counters, createCounters } from './counters.ts';
import { candidatesFor, hypothesesBody } from './hypotheses.ts';
import { findPair, type Pair } from './pairs.ts';
import { createPriorOffice } from './priors.ts';
import type { Store } from './store/sql.ts';
import { createTokenOffice } from './tokens.ts';

const BODY_LIMIT = 8 * 1024; // bytes; the largest valid body is below 2 kB

export interface ServerOptions {
  store: Store;
  pairs: readonly Pair[];
  /** The public clusters that requests are made with (resources/sharing). */
  clusters: Clusters;
  /** Requests a minute from one address; the address itself is kept in memory only and for a minute. */
  ratePerMinute: number;
  counters?: Counters;
  /** For how long (ms) counts that were read are used again; 0: never. */
  refreshMs?: number;
}

const tokenBody = z.strictObject({
  enrolment: z.string().min(16).max(100),
  intervention: z.string().max(60),
  outcome: z.string().max(60),
  blinded: z.base64().min(4).max(800),
});
const pairPath = z.strictObject({ intervention: z.string().max(60), outcome: z.string().max(60) });

/** Builds the HTTP service on a prepared store. Nothing about a request is logged. */
export const createServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const { store, pairs, clusters, counters = createCounters() } = options;
  const office = createTokenOffice(store);
  const priors = createPriorOffice(store, options.refreshMs);
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: false,
    forceCloseConnections: 'idle',
  });

  const refuse = (reply: FastifyReply, status: number, message: string, where?: string) => {
    counters.add('refused');
    return reply.code(status).send({ error: { message, ...(where === undefined ? {} : { where }) } });
  };
  const parse = <T>(schema: z.ZodType<T>, value: unknown, reply: FastifyReply): T | null => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    // zod quotes the value at fault for some issues; only its place is told
    refuse(
      reply,
      400,
      'The request does not fit the schema; nothing was stored.',
      issue?.path.join('.') ?? '',
    );
    return null;
  };

  await app.register(swagger, {
    openapi: {
      info: { title: 'N1 Vault prior service', version: '1.0.0' },
    },
  });
  await app.register(rateLimit, { max: options.ratePerMinute, timeWindow: '1 minute' });
  app.addHook('onRequest', async () => counters.add('requests'));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500)
      return refuse(
        reply,
        status,
        status === 429
          ? 'Too many requests; try again in a minute.'
          : 'The request could not be read; nothing was stored.',
      );
    counters.add('errors');
    return reply
      .code(500)
      .send({ error: { message: 'The service could not answer; nothing was stored. Try again later.' } });
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'There is nothing here.'));

  const doc = (summary: string, body?: z.ZodType) => ({
    schema: { summary, ...(body ? { body: z.toJSONSchema(body, { target: 'draft-7' }) } : {}) },
    // zod checks bodies (below), so that unknown keys are refused and not quietly dropped
    validatorCompiler: () => () => true,
  });

  app.get('/v1/health', doc('Is the database there?'), async (_request, reply) => {
    const alive = await store.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return reply.code(alive ? 200 : 503).send({ ok: alive });
  });
  app.get('/v1/metrics', doc('Counts since the start'), async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(counters.text()),
  );
  app.get('/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());

  app.get(
    '/v1/keys/:intervention/:outcome',
    doc('Public key that signs tokens for this pair'),
    async (request, reply) => {
      const path = parse(pairPath, request.params, reply);
      if (!path) return reply;
      const pair = findPair(pairs, path.intervention, path.outcome);
      return pair ? office.publicKey(pair) : refuse(reply, 404, 'This pair is not collected.');
    },
  );

  app.post(
    '/v1/tokens',
    doc('Signs a blinded one-time token, one a person and pair', tokenBody),
    async (request, reply) => {
      const body = parse(tokenBody, request.body, reply);
      if (!body) return reply;
      const pair = findPair(pairs, body.intervention, body.outcome);
      if (!pair) return refuse(reply, 400, 'This pair is not collected.', 'intervention');
      let issued: Awaited<ReturnType<typeof office.issue>>;
      try {
        issued = await office.issue(body.enrolment, pair, Buffer.from(body.blinded, 'base64'));
      } catch (error) {
        if (!(error instanceof Error && /message|length|range|representative/i.test(error.message)))
          throw error;
        return refuse(reply, 400, 'The blinded token is not one for this key.', 'blinded');
      }
      if (issued.kind === 'unknown-code')
        return refuse(reply, 403, 'This enrolment code is not known here.', 'enrolment');
      if (issued.kind === 'used')
        return refuse(reply, 409, 'The token of this pair was given out before.', 'enrolment');
      counters.add('tokens');
      return { signature: Buffer.from(issued.signature).toString('base64') };
    },
  );

  app.post(
    '/v1/contributions',
    doc('One differentially private effect summary', contributionBody),
    async (request, reply) => {
      const body = parse(contributionBody, request.body, reply);
      if (!body) return reply;
      const outcome = await accept(store, pairs, office, body);
      if (outcome.kind === 'refused') return refuse(reply, outcome.status, outcome.message, outcome.where);
      counters.add(outcome.kind === 'counted' ? 'contributions' : 'known');
      return reply.code(outcome.kind === 'counted' ? 201 : 200).send({ status: outcome.kind });
    },
  );

  app.get('/v1/priors', doc('All learned priors that may be published'), async () => ({
    priors: (await Promise.all(pairs.map((p) => priors.published(p)))).filter((p) => p !== null),
  }));
  app.get('/v1/priors/:intervention/:outcome', doc('The learned prior of a pair'), async (request, reply) => {
    const path = parse(pairPath, request.params, reply);
    if (!path) return reply;
    const pair = findPair(pairs, path.intervention, path.outcome);
    if (!pair) return refuse(reply, 404, 'This pair is not collected.');
    return (
      (await priors.published(pair)) ??
      refuse(reply, 404, 'Not enough people have contributed to publish a prior.')
    );
  });

  app.post(
    '/v1/hypotheses',
    doc('Candidates for a privatised request', hypothesesBody),
    async (request, reply) => {
      const body = parse(hypothesesBody, request.body, reply);
      if (!body) return reply;
      counters.add('hypotheses');
      const candidates = await candidatesFor(pairs, priors, clusters, body);
      return { condition: body.condition, candidates };
    },
  );

  return app;
};
