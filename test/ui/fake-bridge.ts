import type { Page } from 'playwright-core';
import type { ChannelName, EventName, Events, Output, Parsed } from '../../src/shared/contract.ts';
import { contract } from '../../src/shared/contract.ts';
import { fail, ok, type Result } from '../../src/shared/errors.ts';

/** An answer of the pretended main process: a value, or a function of the (parsed) input; a Result for failures. */
export type Answer<C extends ChannelName> =
  | { value: Output<C> }
  | ((input: Parsed<C>) => Result<Output<C>> | Promise<Result<Output<C>>>);

export type Answers = { [C in ChannelName]?: Answer<C> };

/** Never answers: for states of loading. */
export const pending = (): Promise<never> => new Promise(() => undefined);

/** What every open vault answers, unless a scenario says otherwise. Everything in it is made up. */
export const openVault: Answers = {
  'app.info': {
    value: {
      version: '0.1.0',
      runtime: { electron: '45.4.1', official: true },
      locale: 'en-GB',
      zone: 'Europe/London',
      synthetic: false,
    },
  },
  'vault.status': {
    value: {
      state: 'open',
      folder: '/home/alice/N1 Vault',
      synthetic: false,
      suggestedFolder: '/home/alice/N1 Vault',
      lastBackup: null,
      recoveryConfirmed: true,
      deviceUnlock: false,
    },
  },
  'vault.lock': {
    value: {
      state: 'locked',
      folder: '/home/alice/N1 Vault',
      synthetic: false,
      suggestedFolder: '/home/alice/N1 Vault',
      lastBackup: null,
      recoveryConfirmed: true,
      deviceUnlock: false,
    },
  },
  'settings.get': { value: { appearance: 'system', autoLockMinutes: 15, language: 'en' } },
  'settings.save': (input) => ok(input),
  'app.copySecret': { value: { seconds: 60 } },
  'vault.strength': ({ passphrase }) => {
    const words = new Set(passphrase.split(' ').filter((word) => word.length > 2)).size;
    const score = Math.min(4, Math.max(passphrase.length > 5 ? 1 : 0, words)) as 0 | 1 | 2 | 3 | 4;
    return ok({ score, enough: score >= 3, guessesLog10: 4 * words, advice: score >= 3 ? '' : 'Longer.' });
  },
  'vault.deviceKey': { value: { available: true, reason: null, on: false } },
  'backups.list': {
    value: { backups: [], folder: null, folderReachable: true, undo: null, problem: null },
  },
  'trials.list': { value: [] },
  'imports.list': { value: [] },
  'data.metrics': { value: [] },
  'sharing.history': { value: [] },
  'prior.view': { value: { address: null, learned: null, contributions: [] } },
  'sharing.budget': {
    value: { epsilon: 6, delta: 1e-5, spentEpsilon: 0, spentDelta: 0, spentByZcdp: 0 },
  },
  'data.overview': { value: { last: null, metrics: [] } },
  'imports.interrupted': { value: [] },
  'reminders.get': { value: { enabled: true, time: '20:30', startWithSystem: false } },
  'zones.view': {
    value: {
      spans: [{ from: '1970-01-01', zone: 'Europe/London' }],
      told: true,
      system: 'Europe/London',
      hints: [],
    },
  },
  'units.get': { value: { mass: 'kg', distance: 'km', temperature: 'degC', glucose: 'mmol/L' } },
  'data.daily': { value: [] },
};

/** Answers one call as the router would: parses the input by the contract, then asks the scenario. */
export const answer = async (answers: Answers, channel: string, input: unknown): Promise<Result<unknown>> => {
  if (!(channel in contract)) return fail('bad-input', `There is no channel ${channel}.`);
  const name = channel as ChannelName;
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) return fail('bad-input', `${channel}: ${parsed.error.message}`);
  const found = answers[name];
  if (!found) return fail('not-available', `The scenario has no answer for ${channel}.`);
  if (typeof found !== 'function') return ok(found.value);
  return (found as (i: unknown) => Promise<Result<unknown>> | Result<unknown>)(parsed.data);
};

/** Puts `window.n1vault` into the page; the answers are worked out here, in Node. */
export const installBridge = async (page: Page, answers: Answers, startRoute: unknown): Promise<void> => {
  await page.exposeFunction('askNode', (channel: string, input: unknown) => answer(answers, channel, input));
  await page.addInitScript(`
    window.startRoute = ${JSON.stringify(startRoute)};
    const listeners = new Map();
    window.emitFake = (event, payload) => listeners.get(event)?.forEach((l) => l(payload));
    window.n1vault = {
      invoke: (channel, input) => window.askNode(channel, input),
      on: (event, listener) => {
        if (!listeners.has(event)) listeners.set(event, new Set());
        listeners.get(event).add(listener);
        return () => listeners.get(event).delete(listener);
      },
      pathOf: (file) => '/home/alice/Downloads/' + file.name,
    };
  `);
};

/** Sends an event as the main process would. */
export const emit = <E extends EventName>(page: Page, event: E, payload: Events[E]): Promise<void> =>
  page.evaluate(`window.emitFake(${JSON.stringify(event)}, ${JSON.stringify(payload)})`);
