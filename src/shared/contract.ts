import { z } from 'zod';
import type { Assurance } from './design.ts';
import type { HypothesesResult, Profile } from './hypotheses.ts';
import { profileSchema } from './hypotheses.ts';
import type { DailyValue, ImportProgress, ImportReceipt, MetricInfo } from './samples.ts';
import type { DiaryDay, ResultView, TodayView, TrialSummary, TrialView } from './trial.ts';
import { diarySave, trialDraft } from './trial.ts';

/**
 * The whole surface between the renderer and the main process. Each channel takes one object and answers
 * with Result<output>; the main side parses every input with its schema and refuses what does not fit.
 * Inputs are hostile (a compromised page could send them), outputs are our own and only typed.
 */
const channel = <I extends z.ZodType, O>(input: I, doc: string) => ({ input, doc, output: undefined as O });

const none = z.strictObject({});
const passphrase = z.string().min(1).max(1024);
const folder = z.string().min(1).max(4096);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const id = z.string().min(1).max(80);

export interface AppInfo {
  version: string;
  runtime: { electron: string; official: boolean };
  locale: string;
  zone: string;
  synthetic: boolean;
}

export interface VaultStatus {
  state: 'none' | 'locked' | 'open';
  folder: string | null;
  /** True for a vault of made-up data; the app says so on each screen. */
  synthetic: boolean;
  /** Vault folder that would be used for a new vault. */
  suggestedFolder: string;
  lastBackup: string | null;
}

export interface Settings {
  appearance: 'system' | 'light' | 'dark';
  autoLockMinutes: number;
  language: 'en' | 'de';
}

export const settingsSchema = z.strictObject({
  appearance: z.enum(['system', 'light', 'dark']),
  autoLockMinutes: z.number().int().min(1).max(120),
  language: z.enum(['en', 'de']),
});

export interface ImportRecord extends ImportReceipt {
  at: string;
  state: 'running' | 'done' | 'undone';
}

export interface DesignPreview {
  permittedSequences: string;
  end: string;
  totalDays: number;
  randomisationFloor: number | null;
}

export interface AssuranceView {
  /** Real effects (reported scale, benefit direction) and how often, of all simulated trials, each is noticed. */
  effects: { size: number; noticed: number }[];
  result: Assurance;
  days: number;
}

export const contract = {
  'app.info': channel<typeof none, AppInfo>(none, 'Version, runtime, locale.'),
  'vault.status': channel<typeof none, VaultStatus>(none, 'Is there a vault, is it open?'),
  'vault.pickFolder': channel<
    z.ZodObject<{ purpose: z.ZodEnum<{ create: 'create'; open: 'open' }> }>,
    { folder: string | null }
  >(
    z.strictObject({ purpose: z.enum(['create', 'open']) }),
    'Lets the person choose a folder in the system dialog.',
  ),
  'vault.create': channel<
    z.ZodObject<{ folder: typeof folder; passphrase: typeof passphrase }>,
    { recoveryKey: string }
  >(z.strictObject({ folder, passphrase }), 'Makes a vault and opens it; the recovery key is shown once.'),
  'vault.confirmRecovery': channel<z.ZodObject<{ typed: z.ZodString }>, { matches: boolean }>(
    z.strictObject({ typed: z.string().max(200) }),
    'Checks the recovery key that the person typed back.',
  ),
  'vault.unlock': channel<z.ZodObject<{ folder: typeof folder; passphrase: typeof passphrase }>, VaultStatus>(
    z.strictObject({ folder, passphrase }),
    'Opens a vault with its passphrase or recovery key.',
  ),
  'vault.openSample': channel<typeof none, VaultStatus>(none, "Makes and opens Alice's synthetic vault."),
  'vault.lock': channel<typeof none, VaultStatus>(none, 'Closes the database and zeroes the key.'),
  'profile.get': channel<typeof none, Profile>(none, 'What the person told about themselves.'),
  'profile.save': channel<typeof profileSchema, Profile>(profileSchema, 'Stores the profile.'),
  'hypotheses.rank': channel<z.ZodObject<{ tau: z.ZodOptional<z.ZodNumber> }>, HypothesesResult>(
    z.strictObject({ tau: z.number().min(0.01).max(0.99).optional() }),
    'Ranked candidates from the catalogue for this profile.',
  ),
  'design.preview': channel<typeof trialDraft, DesignPreview>(
    trialDraft,
    'Counts permitted sequences and dates of a draft.',
  ),
  'design.assurance': channel<
    z.ZodObject<{ draft: typeof trialDraft; simulations: z.ZodNumber }>,
    AssuranceView
  >(
    z.strictObject({ draft: trialDraft, simulations: z.number().int().min(20).max(2000) }),
    'Simulates the trial before it starts; cancel with compute.cancel.',
  ),
  'compute.cancel': channel<typeof none, { cancelled: boolean }>(none, 'Stops a running computation.'),
  'trials.list': channel<typeof none, TrialSummary[]>(none, 'All trials of the vault.'),
  'trials.start': channel<typeof trialDraft, TrialView>(
    trialDraft,
    'Freezes the protocol, draws the sequence, commits to it.',
  ),
  'trials.get': channel<z.ZodObject<{ id: typeof id }>, TrialView>(
    z.strictObject({ id }),
    'A trial with its calendar.',
  ),
  'trials.stop': channel<z.ZodObject<{ id: typeof id; reason: z.ZodString }>, TrialView>(
    z.strictObject({ id, reason: z.string().max(400) }),
    'Ends a trial early; nothing is deleted.',
  ),
  'diary.today': channel<z.ZodObject<{ day: z.ZodOptional<typeof day> }>, TodayView>(
    z.strictObject({ day: day.optional() }),
    'What to do and to answer today (or on the given past day).',
  ),
  'diary.save': channel<typeof diarySave, DiaryDay>(
    diarySave,
    'Stores one day; earlier answers stay in its history.',
  ),
  'diary.undo': channel<z.ZodObject<{ day: typeof day }>, DiaryDay>(
    z.strictObject({ day }),
    'Brings back the answers of a day before its last change.',
  ),
  'results.get': channel<z.ZodObject<{ id: typeof id }>, ResultView>(
    z.strictObject({ id }),
    'Posterior of a trial.',
  ),
  'results.export': channel<
    z.ZodObject<{ id: typeof id; format: z.ZodEnum<{ pdf: 'pdf'; html: 'html'; json: 'json'; csv: 'csv' }> }>,
    { path: string | null }
  >(
    z.strictObject({ id, format: z.enum(['pdf', 'html', 'json', 'csv']) }),
    'Writes the result to a file that the person chooses.',
  ),
  'data.metrics': channel<typeof none, MetricInfo[]>(none, 'Metrics in the vault.'),
  'data.daily': channel<
    z.ZodObject<{ metric: typeof id; from: z.ZodOptional<typeof day>; to: z.ZodOptional<typeof day> }>,
    DailyValue[]
  >(
    z.strictObject({ metric: id, from: day.optional(), to: day.optional() }),
    'Daily values of a metric, only days that have data.',
  ),
  'imports.list': channel<typeof none, ImportRecord[]>(none, 'Receipts, newest first.'),
  'imports.pick': channel<typeof none, { paths: string[] }>(none, 'Lets the person choose export files.'),
  'imports.start': channel<z.ZodObject<{ paths: z.ZodArray<z.ZodString> }>, ImportReceipt>(
    z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(50) }),
    'Imports files; answers with the receipt. Progress comes as events.',
  ),
  'imports.cancel': channel<typeof none, { cancelled: boolean }>(
    none,
    'Stops the running import; nothing of it stays.',
  ),
  'imports.undo': channel<z.ZodObject<{ importId: typeof id }>, { removed: number }>(
    z.strictObject({ importId: id }),
    'Removes exactly what one import added.',
  ),
  'settings.get': channel<typeof none, Settings>(none, 'Settings.'),
  'settings.save': channel<typeof settingsSchema, Settings>(settingsSchema, 'Stores settings.'),
} as const;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type Input<C extends ChannelName> = z.input<Contract[C]['input']>;
export type Parsed<C extends ChannelName> = z.output<Contract[C]['input']>;
export type Output<C extends ChannelName> = Contract[C]['output'];

/** Events from main to the renderer. */
export interface Events {
  'imports.progress': ImportProgress;
  'vault.locked': VaultStatus;
  'compute.progress': { done: number; total: number };
}
export type EventName = keyof Events;

/** What the preload script puts on `window.n1vault`. */
export interface N1VaultBridge {
  invoke<C extends ChannelName>(
    channel: C,
    input: Input<C>,
  ): Promise<import('./errors.ts').Result<Output<C>>>;
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  /** Path of a file that the person dropped on the window. */
  pathOf(file: unknown): string;
}
