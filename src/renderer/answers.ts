import type { ChannelName } from '../shared/contract.ts';

/**
 * The last answers of the main process, so that a screen that is opened again shows at once what it showed last, while
 * the same question is asked anew. They live in the page's memory only, are forgotten with every change that a person
 * makes and with the lock, and are never shown after KEEP.
 */
const KEEP = 10 * 60_000; // ms; a screen from the morning must not greet the evening
const MOST = 60;

/** Questions about the vault whose last answer may be shown at once. */
const kept: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'backups.list',
  'data.daily',
  'data.day',
  'data.metrics',
  'data.overview',
  'data.series',
  'diary.today',
  'hypotheses.associations',
  'hypotheses.options',
  'hypotheses.rank',
  'imports.interrupted',
  'imports.list',
  'localModel.get',
  'prior.view',
  'profile.baseline',
  'profile.get',
  'reminders.get',
  'results.get',
  'results.history',
  'sharing.budget',
  'sharing.history',
  'trials.get',
  'trials.list',
  'units.get',
  'vault.deviceKey',
  'zones.view',
]);

/** Further channels that leave the vault and what is known of it as they are. All others make every answer old. */
const leavesAll: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'app.copySecret',
  'app.info',
  'compute.cancel',
  'design.assurance',
  'design.preview',
  'design.recommend',
  'diary.history',
  'imports.cancel',
  'imports.pick',
  'imports.preview',
  'prior.draft',
  'results.export',
  'results.sensitivity',
  'results.settle',
  'settings.get',
  'sharing.offer',
  'tables.guess',
  'tables.try',
  'trials.check',
  'vault.pickFolder',
  'vault.status',
  'vault.strength',
  'zones.get',
]);

const answers = new Map<string, { text: string; value: unknown; at: number }>();

/** Name of a question: its channel and what was asked. */
export const questionKey = (channel: ChannelName, input: unknown): string =>
  `${channel} ${JSON.stringify(input)}`;

/** How often the answers were forgotten so far. */
export const changes = (): number => forgotten;
let forgotten = 0;

/** The last answer to a question; null where none is known or it is too old. `now`: ms. */
export const lastAnswer = (key: string, now: number = Date.now()): unknown => {
  const found = answers.get(key);
  return found && now - found.at < KEEP ? found.value : null;
};

/**
 * Notes an answer and gives back the one to show: the object that is `shown` already where nothing in it has changed,
 * so that a screen need not be drawn again. `since`: changes() when it was asked; an answer from before a change is
 * not kept. `now`: ms.
 */
export const noteAnswer = <T>(
  channel: ChannelName,
  key: string,
  value: T,
  { shown, since, now = Date.now() }: { shown: T | null; since: number; now?: number },
): T => {
  if (!kept.has(channel) || since !== forgotten) return value;
  const text = JSON.stringify(value);
  const before = answers.get(key);
  const same = before?.text === text && before.value === shown ? (shown as T) : value;
  answers.delete(key); // the newest stand last
  answers.set(key, { text, value: same, at: now });
  for (const oldest of answers.keys()) {
    if (answers.size <= MOST) break;
    answers.delete(oldest);
  }
  return same;
};

export const forgetAnswers = (): void => {
  forgotten++;
  answers.clear();
};

/** Forgets all answers after a call that may have changed what they say; also after one that was refused half-way. */
export const forgetAfter = (channel: ChannelName): void => {
  if (!kept.has(channel) && !leavesAll.has(channel)) forgetAnswers();
};
