import { describe, expect, test } from 'vitest';
import { createRouter, type Handlers } from '../../../../src/main/ipc/router.ts';
import { type ChannelName, contract } from '../../../../src/shared/contract.ts';
import { AppFailure, fail, ok } from '../../../../src/shared/errors.ts';

/** Handlers that must not be reached, but for the ones given. */
const handlersWith = (some: Partial<Handlers>): Handlers => {
  const all: Record<string, unknown> = {};
  for (const name of Object.keys(contract)) {
    all[name] = async () => {
      throw new Error(`${name} was reached`);
    };
  }
  return { ...all, ...some } as Handlers;
};

const routerWith = (some: Partial<Handlers> = {}) => {
  const lines: string[] = [];
  return { route: createRouter(handlersWith(some), (line) => lines.push(line)), lines };
};

const secret = 'migraine since the 3rd of May';

describe('router', () => {
  test('hands the parsed input to the handler and its answer back', async () => {
    const { route } = routerWith({
      'vault.confirmRecovery': async ({ typed }) => ok({ matches: typed === 'abc' }),
    });
    expect(await route('vault.confirmRecovery', { typed: 'abc' })).toEqual(ok({ matches: true }));
  });

  test('every channel has a strict input: an extra field is refused', async () => {
    const { route, lines } = routerWith();
    for (const name of Object.keys(contract) as ChannelName[]) {
      const answer = await route(name, { extra: 1 });
      expect(answer, name).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
    expect(lines).toEqual([]); // no handler was reached
  });

  test.each([
    'no.such',
    'constructor',
    '__proto__',
    'hasOwnProperty',
    '',
    0,
    undefined,
    null,
    {},
    ['app.info'],
  ])('refuses the channel %o', async (name) => {
    const { route } = routerWith();
    expect(await route(name, {})).toMatchObject({
      ok: false,
      error: { code: 'bad-input', where: 'channel' },
    });
  });

  test('names the field that does not fit, and quotes no value', async () => {
    const { route } = routerWith();
    const answer = await route('diary.save', {
      day: secret,
      trialId: null,
      answers: {},
      kept: null,
      marks: [],
      note: '',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input', where: 'day' } });
    expect(JSON.stringify(answer)).not.toContain(secret);
  });

  test('names a nested field by its path', async () => {
    const { route } = routerWith();
    expect(await route('imports.start', { paths: ['a', 7] })).toMatchObject({ error: { where: 'paths.1' } });
  });

  test('an exception becomes a calm sentence, and its message stays out of the answer and the log', async () => {
    const { route, lines } = routerWith({
      'vault.status': async () => {
        throw new RangeError(secret);
      },
    });
    const answer = await route('vault.status', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^vault\.status: RangeError\n {2}at .*router\.test\.ts/);
    expect(JSON.stringify([answer, lines])).not.toContain(secret);
  });

  test('a message of several lines, as parsers write them, stays out of the log too', async () => {
    const { route, lines } = routerWith({
      'vault.status': async () => {
        throw new SyntaxError(`bad JSON\n${secret}\n    at ${secret}`);
      },
    });
    await route('vault.status', {});
    expect(lines.join('\n')).not.toContain(secret);
  });

  test('a thrown AppFailure is the answer', async () => {
    const { route, lines } = routerWith({
      'vault.status': async () => {
        throw new AppFailure(fail('disk-full', 'The disk is full.').error);
      },
    });
    expect(await route('vault.status', {})).toEqual(fail('disk-full', 'The disk is full.'));
    expect(lines).toEqual([]);
  });
});
