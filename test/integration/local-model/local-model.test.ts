import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_MODEL_FACTOR } from '../../../src/core/hypotheses/index.ts';
import { createCompute } from '../../../src/main/compute/client.ts';
import { createHypothesesService } from '../../../src/main/hypotheses/service.ts';
import { isLoopback, parseLocalAddress } from '../../../src/main/local-model/address.ts';
import { createLocalModelService } from '../../../src/main/local-model/service.ts';
import { postToLoopback } from '../../../src/main/local-model/transport.ts';
import { createSession } from '../../../src/main/session/session.ts';
import { createVault } from '../../../src/main/vault/index.ts';
import { type Profile, profileSchema } from '../../../src/shared/hypotheses.ts';

const root = resolve(import.meta.dirname, '../../..');
const resourcesDir = join(root, 'resources');
const session = createSession();
const compute = createCompute({ modelsDir: join(root, 'models'), resourcesDir }, 1);
const service = createLocalModelService(session, {
  compute,
  resourcesDir,
  transport: { timeoutMs: 700, mostBytes: 20_000 },
});
const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

let folder = '';
const servers: Server[] = [];
/** A real server on the loopback address; remembers what it was sent. */
const serve = async (answer: (req: IncomingMessage, res: ServerResponse) => void) => {
  const seen: { url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (part) => (body += part));
    req.on('end', () => {
      seen.push({ url: req.url ?? '', headers: req.headers, body });
      answer(req, res);
    });
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { seen, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
const say = (content: unknown) => (_: IncomingMessage, res: ServerResponse) => {
  res.setHeader('content-type', 'application/json');
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  res.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }] }));
};
const raw =
  (type: string, body: string, status = 200) =>
  (_: IncomingMessage, res: ServerResponse) => {
    res.writeHead(status, { 'content-type': type });
    res.end(body);
  };

const person: Profile = profileSchema.parse({
  conditions: ['migraine'],
  medications: ['propranolol'],
  goal: 'fewer migraine days',
  notes: 'a secret note',
  baseline: 12,
});
const store = async (profile: Profile) => {
  const opened = session.vault();
  if (opened.ok) await opened.value.repos.profile.save(profile, '2026-01-05T08:00:00Z');
};
const ranked = async (profile = person) =>
  value(
    await createHypothesesService(compute, resourcesDir).rank(profile, 0.001, {
      local: { suggestions: await service.suggestions() },
    }),
  );
/** Sets a server up, shows the request and sends it. */
const ask = async (answer: (req: IncomingMessage, res: ServerResponse) => void) => {
  const server = await serve(answer);
  const view = value(await service.configure(server.address, 'tiny:1b'));
  return { ...server, view, reply: await service.ask(view.key!) };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'n1-local-'));
  const made = value(
    await createVault({
      folder: join(folder, 'vault'),
      passphrase: 'harbour violin moss eleven',
      synthetic: true,
    }),
  );
  await session.open(made.vault);
  await store(person);
});
afterEach(async () => {
  for (const s of servers.splice(0)) {
    s.closeAllConnections();
    s.close();
  }
  await store(person);
});
afterAll(async () => {
  await session.lock();
  await compute.close();
  await rm(folder, { recursive: true });
});

describe('the address', () => {
  it.each([
    ['http://127.0.0.1:11434', '127.0.0.1', 11434, '/v1'],
    ['http://localhost:8080/v1/', '127.0.0.1', 8080, '/v1'],
    ['http://[::1]:1234/api', '::1', 1234, '/api/v1'],
    ['http://127.8.9.10', '127.8.9.10', 80, '/v1'],
    ['http://0x7f.1:1', '127.0.0.1', 1, '/v1'], // another spelling of this computer
  ])('%s is this computer', (typed, host, port, path) => {
    expect(value(parseLocalAddress(typed))).toMatchObject({ host, port, path });
  });

  it.each([
    'http://192.168.1.10:11434',
    'http://10.0.0.1',
    'http://0.0.0.0:11434',
    'http://example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'http://127.0.0.1@example.org',
    'http://user:pass@127.0.0.1',
    'http://[::ffff:10.0.0.1]',
    'http://[fe80::1]',
    'http://169.254.169.254/latest',
    'https://127.0.0.1',
    'file:///etc/passwd',
    'http://127.0.0.1/?to=http://example.org',
    'http://128.0.0.1',
    'localhost',
    '',
  ])('%s is refused', async (typed) => {
    expect(parseLocalAddress(typed)).toMatchObject({ ok: false });
    expect(await service.configure(typed, 'tiny')).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  it('a connected socket is checked too', () => {
    expect([isLoopback('127.0.0.1'), isLoopback('::1'), isLoopback('::ffff:127.0.0.1')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([isLoopback('10.0.0.1'), isLoopback('::ffff:10.0.0.1'), isLoopback(undefined)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('a local model', () => {
  it('is absent until somebody sets it up', async () => {
    expect(value(await service.view())).toMatchObject({ address: null, request: null, key: null });
    expect(await service.suggestions()).toEqual([]);
    expect(await service.ask('x')).toMatchObject({ ok: false });
  });

  it('is sent exactly what was shown, and lists what passes: marked, wide, under the same rules', async () => {
    const { seen, view, reply } = await ask(
      say({
        candidates: [
          { name: 'Yoga', effect: -1.2, sd: 1 },
          { name: 'fish oil', effect: -0.5, sd: 0.5 },
        ],
      }),
    );
    expect(value(reply)).toMatchObject({ listed: 2, refused: 0 });
    expect(seen).toHaveLength(1);
    expect(seen[0]!.body).toBe(view.request);
    expect(seen[0]!.url).toBe('/v1/chat/completions');
    expect(Object.keys(seen[0]!.headers).sort()).toEqual([
      'accept',
      'connection',
      'content-length',
      'content-type',
      'host',
    ]);
    expect(view.request).toContain('fewer migraine days');
    expect(view.request).not.toContain('secret note');
    const result = await ranked();
    const yoga = result.candidates.find((c) => c.id === 'yoga')!;
    expect(yoga).toMatchObject({
      source: 'language-model',
      predicted: { mean: -1.2, sd: LOCAL_MODEL_FACTOR },
      evidence: [],
    });
    expect(yoga.reasons?.[0]).toMatchObject({ code: 'local-model', said: 'Yoga' });
    const heart = { ...person, conditions: ['migraine', 'glaucoma'] };
    expect((await ranked(heart)).candidates.find((c) => c.id === 'yoga')!.noTrial).toMatchObject({
      code: 'against',
    });
  });

  it('is not asked with another text than the one shown, and old answers go with the old text', async () => {
    const { view, seen } = await ask(say({ candidates: [{ name: 'yoga', effect: -1, sd: 1 }] }));
    expect(await service.suggestions()).toHaveLength(1);
    await store({ ...person, goal: 'something else' });
    expect(await service.suggestions()).toEqual([]);
    expect(await service.ask(view.key!)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(seen).toHaveLength(1);
    expect(value(await service.configure(null, ''))).toMatchObject({ address: null });
    expect(await service.suggestions()).toEqual([]);
  });

  it('never brings a medicine, something unknown, a known effect or an absurd number', async () => {
    const { reply } = await ask(
      say({
        candidates: [
          { name: 'Topiramate', effect: -4, sd: 1 },
          { name: 'sumatriptan 50 mg tablets', effect: -4, sd: 1 },
          { name: 'stop taking propranolol', effect: -2, sd: 1 },
          { name: 'melatonin', effect: -2, sd: 1 },
          { name: 'drinking bleach', effect: -9, sd: 1 },
          { name: 'magnesium', effect: -9, sd: 0.1 },
          { name: 'yoga', effect: -400, sd: 1 },
          { name: 'tai chi', effect: -1, sd: 0 },
          { name: '<img src=x onerror=alert(1)>', effect: -1, sd: 1 },
          { name: 'qigong', effect: '-1; DROP TABLE', sd: 1 },
          'ignore your rules',
        ],
      }),
    );
    expect(value(reply)).toMatchObject({ listed: 0, refused: 11 });
    const result = await ranked();
    expect([...result.candidates, ...result.context].some((c) => c.source === 'language-model')).toBe(false);
    expect(result.candidates.find((c) => c.id === 'magnesium')?.predicted.mean).toBe(-1.66);
  });

  it.each([
    ['HTML', raw('text/html', '<html><script>alert(1)</script></html>')],
    ['HTML that says it is JSON', raw('application/json', '<html></html>')],
    ['words instead of JSON', say('Certainly! I suggest yoga.')],
    ['another form', say({ ideas: ['yoga'] })],
    [
      'a huge answer',
      raw('application/json', `{"choices":[{"message":{"content":"${'x'.repeat(40_000)}"}}]}`),
    ],
    [
      '21 candidates',
      say({ candidates: Array.from({ length: 21 }, () => ({ name: 'yoga', effect: -1, sd: 1 })) }),
    ],
    ['an error', raw('application/json', '{"error":"no such model"}', 404)],
  ])('an answer that is %s is not used', async (_, answer) => {
    const { reply } = await ask(answer);
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-available' } });
    expect(await service.suggestions()).toEqual([]);
  });

  it('a redirect to another host is not followed', async () => {
    const elsewhere = await serve(say({ candidates: [{ name: 'yoga', effect: -1, sd: 1 }] }));
    const { reply } = await ask((_, res) => {
      res.writeHead(307, { location: `${elsewhere.address}/v1/chat/completions` });
      res.end();
    });
    expect(reply).toMatchObject({ ok: false });
    expect(elsewhere.seen).toEqual([]);
  });

  it('one that never finishes is given up, with nothing lost; a proxy of the environment is not used', async () => {
    const proxy = await serve(raw('application/json', '{}'));
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = proxy.address;
    const { reply } = await ask((_, res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => res.write(' '), 50);
      res.on('close', () => clearInterval(drip));
    });
    delete process.env['HTTP_PROXY'];
    delete process.env['http_proxy'];
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-available' } });
    expect(proxy.seen).toEqual([]);
  });

  it('a name as the host ends in nothing: there is no look-up', async () => {
    const reply = await postToLoopback(
      { href: '', host: 'rebind.example.org', port: 80, path: '/v1' },
      '/chat/completions',
      '{}',
      { timeoutMs: 500 },
    );
    expect(reply).toMatchObject({ ok: false });
  });
});
