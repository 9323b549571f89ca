import { z } from 'zod';
import type { DataOverview, DayDetail, Series, TableGuess, TableRow, UnitChoice, ZonesView } from './data.ts';
import type { Assurance } from './design.ts';
import type {
  ComputedBaseline,
  HypothesesResult,
  IdeasOptions,
  LocalModelView,
  OwnAssociations,
  Profile,
} from './hypotheses.ts';
import { profileSchema } from './hypotheses.ts';
import type { ReminderSettings } from './reminders.ts';
import { reminderSettings } from './reminders.ts';
import {
  type Aftermath,
  checkInAnswers,
  conclusionChoices,
  type HistoryRow,
  type SensitivityView,
  type SettleView,
} from './results.ts';
import type {
  DailyValue,
  ImportPreview,
  ImportProgress,
  ImportReceipt,
  InterruptedImportInfo,
  MetricInfo,
  ZoneSpan,
} from './samples.ts';
import type { BudgetView, PriorServiceView, ReleaseOffer, ReleaseRecord, RequestDraft } from './sharing.ts';
import { draftRequest, releaseRequest, serviceAddress } from './sharing.ts';
import type { DiaryDay, ResultView, TodayView, TrialSummary, TrialView } from './trial.ts';
import { diarySave, trialAction, trialDraft } from './trial.ts';
import type {
  BackupInfo,
  BackupStatus,
  DeviceKeyStatus,
  OpenExportReport,
  PassphraseStrength,
  SalvageReport,
  VaultHealth,
  VaultProgress,
} from './vault.ts';

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

/** What a folder is chosen for; the dialog's title follows it. */
export const folderPurposes = ['create', 'open', 'backups', 'export', 'salvage'] as const;
export type FolderPurpose = (typeof folderPurposes)[number];

/** `spec`: the analysis specification, for `n1vault analyse`; `fhir`: a FHIR R4 Bundle. */
export const exportFormats = ['pdf', 'html', 'json', 'csv', 'spec', 'fhir'] as const;
export type ExportFormat = (typeof exportFormats)[number];
const conclusion = z.strictObject({
  id,
  choice: z.enum(conclusionChoices),
  armId: z.string().max(60).nullable(),
  note: z.string().max(1000),
});
const checkIn = z.strictObject({ id, answer: z.enum(checkInAnswers), note: z.string().max(1000) });

const ideasChoice = z.strictObject({ tau: z.number().min(0.01).max(0.99) });
const localModelChoice = z.strictObject({
  address: z.string().min(1).max(200).nullable(),
  model: z.string().max(80),
});

const importRequest = z.strictObject({
  paths: z.array(z.string().min(1).max(4096)).min(1).max(500),
  /** By source id: what the person set for a kind of export; the source checks it. */
  options: z.record(z.string().max(80), z.json()).optional(),
  /** By question id: what the person answered to the preview's questions. */
  answers: z.record(z.string().max(200), z.string().max(200)).optional(),
});
const zoneSpan = z.strictObject({ from: day, zone: z.string().min(1).max(80) });
const unitChoice = z.strictObject({
  mass: z.enum(['kg', 'lb']),
  distance: z.enum(['km', 'mi']),
  temperature: z.enum(['degC', 'degF']),
  glucose: z.enum(['mmol/L', 'mg/dL']),
});
/** A file, or one inside the zip or folder at `path`. */
const tablePlace = {
  path: z.string().min(1).max(4096),
  member: z.string().min(1).max(4096).optional(),
};
const tableText = z.string().max(200);
/** The shape only; imports/generic-csv checks what a mapping means. */
const tableMapping = z.strictObject({
  delimiter: z.enum([',', ';', '\t', '|']),
  decimal: z.enum(['point', 'comma']),
  headerRow: z.number().int().min(0).max(50).nullable(),
  date: z.strictObject({
    column: tableText,
    time: tableText.nullable(),
    format: z.enum(['text', 'epoch']),
    order: z.enum(['dmy', 'mdy']).nullable(),
    zone: z.string().max(60).nullable(),
  }),
  values: z
    .array(
      z.strictObject({
        column: tableText,
        kind: z.enum(['number', 'yes-no', 'names']),
        metric: z.string().min(1).max(80),
        unit: z.string().max(40),
        scale: z.tuple([z.number(), z.number()]).nullable(),
      }),
    )
    .max(100),
  sentinels: z.array(z.string().max(60)).max(50),
  source: z.string().min(1).max(60),
});

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
  /** ISO 8601 of the newest backup that was verified; null where there is none. */
  lastBackup: string | null;
  /**
   * False where nobody has typed the recovery key back (an interrupted set-up or rotation): offer a new one with
   * vault.renewRecovery. True while locked, where it is not known.
   */
  recoveryConfirmed: boolean;
  /** True where this computer can open the locked vault without its passphrase (vault.unlockWithDevice). */
  deviceUnlock: boolean;
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
  /**
   * Real effects (reported scale, benefit direction): how often, of all simulated trials, each is noticed, and the
   * share of days that are spent on the arm that has it.
   */
  effects: { size: number; noticed: number; onArm?: number }[];
  result: Assurance;
  /** Mean length with the run-in, where the stop rules may end it early. */
  expectedDays?: number;
  /** Planned length with the run-in. */
  days: number;
  /** For an adaptive trial: the same trial in a fixed order. */
  fixed?: Pick<AssuranceView, 'effects' | 'result'>;
}

export interface RecommendView {
  /** A real effect of this size (reported scale) ... */
  size: number;
  /** ... noticed at least in this share of trials. */
  noticed: number;
  /** The shortest length that does it; null where none up to two years does. */
  recommended: { periods: number; days: number } | null;
}

export const contract = {
  'app.info': channel<typeof none, AppInfo>(none, 'Version, runtime, locale.'),
  'app.copySecret': channel<z.ZodObject<{ text: z.ZodString }>, { seconds: number }>(
    z.strictObject({ text: z.string().regex(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3,15}$/) }),
    'Copies a recovery key; it is taken off the clipboard after so many seconds and at a lock.',
  ),
  'vault.status': channel<typeof none, VaultStatus>(none, 'Is there a vault, is it open?'),
  'vault.pickFolder': channel<
    z.ZodObject<{ purpose: z.ZodEnum<{ [P in FolderPurpose]: P }> }>,
    { folder: string | null }
  >(
    z.strictObject({ purpose: z.enum(folderPurposes) }),
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
  'vault.strength': channel<z.ZodObject<{ passphrase: z.ZodString }>, PassphraseStrength>(
    z.strictObject({ passphrase: z.string().max(1024) }),
    'How hard a passphrase is to guess; nothing of it is kept.',
  ),
  'vault.changePassphrase': channel<
    z.ZodObject<{ current: typeof passphrase; next: typeof passphrase }>,
    { changed: true }
  >(
    z.strictObject({ current: passphrase, next: passphrase }),
    'Sets a new passphrase; `current` is the old one or the recovery key.',
  ),
  'vault.renewRecovery': channel<z.ZodObject<{ secret: typeof passphrase }>, { recoveryKey: string }>(
    z.strictObject({ secret: passphrase }),
    'Makes a new recovery key. The old one opens the vault until vault.confirmRecovery matched the new one.',
  ),
  'vault.rotateKey': channel<z.ZodObject<{ passphrase: typeof passphrase }>, { recoveryKey: string }>(
    z.strictObject({ passphrase }),
    'Encrypts the vault anew under a new data key; the passphrase stays, the recovery key is a new one.',
  ),
  'vault.deviceKey': channel<typeof none, DeviceKeyStatus>(
    none,
    'Can and does this computer remember the key?',
  ),
  'vault.rememberDevice': channel<
    z.ZodObject<{ on: z.ZodBoolean; passphrase: z.ZodOptional<typeof passphrase> }>,
    DeviceKeyStatus
  >(
    z.strictObject({ on: z.boolean(), passphrase: passphrase.optional() }),
    'Lets this computer open the vault without the passphrase, or no longer; to set it the passphrase is needed.',
  ),
  'vault.unlockWithDevice': channel<z.ZodObject<{ folder: typeof folder }>, VaultStatus>(
    z.strictObject({ folder }),
    'Opens a vault with the key that this computer keeps.',
  ),
  'vault.verify': channel<typeof none, VaultHealth>(
    none,
    'Reads and checks the whole open vault; progress as vault.progress events.',
  ),
  'vault.salvage': channel<
    z.ZodObject<{ folder: typeof folder; secret: typeof passphrase; to: typeof folder }>,
    SalvageReport
  >(
    z.strictObject({ folder, secret: passphrase, to: folder }),
    'Copies what can be read of a damaged vault into a new vault in `to`; the damaged one stays as it is.',
  ),
  'vault.exportAll': channel<z.ZodObject<{ folder: typeof folder }>, OpenExportReport>(
    z.strictObject({ folder }),
    'Writes everything in open formats, unencrypted, into a new folder inside `folder`.',
  ),
  'vault.importOpenExport': channel<z.ZodObject<{ folder: typeof folder }>, OpenExportReport>(
    z.strictObject({ folder }),
    'Reads such an export into the open vault, which must be empty.',
  ),
  'backups.list': channel<typeof none, BackupStatus>(none, 'Backups, newest first.'),
  'backups.make': channel<typeof none, BackupInfo>(none, 'Makes and verifies a backup now.'),
  'backups.restore': channel<z.ZodObject<{ id: typeof id; passphrase: typeof passphrase }>, VaultStatus>(
    z.strictObject({ id, passphrase }),
    'Brings back a backup, with the passphrase or recovery key valid when it was made. Works on a locked vault too.',
  ),
  'backups.undoRestore': channel<z.ZodObject<{ passphrase: typeof passphrase }>, VaultStatus>(
    z.strictObject({ passphrase }),
    'Brings back the state before the last restore, with the passphrase valid then.',
  ),
  'backups.setFolder': channel<z.ZodObject<{ folder: z.ZodNullable<typeof folder> }>, BackupStatus>(
    z.strictObject({ folder: folder.nullable() }),
    'Keeps backups in another folder, such as a second disk; null: in the vault folder.',
  ),
  'profile.get': channel<typeof none, Profile>(none, 'What the person told about themselves.'),
  'profile.save': channel<typeof profileSchema, Profile>(profileSchema, 'Stores the profile.'),
  'hypotheses.rank': channel<z.ZodObject<{ tau: z.ZodOptional<z.ZodNumber> }>, HypothesesResult>(
    z.strictObject({ tau: z.number().min(0.01).max(0.99).optional() }),
    'Ranked candidates from the catalogue for this profile.',
  ),
  'profile.baseline': channel<typeof none, ComputedBaseline | null>(
    none,
    'The outcome now, computed from the diary or a wearable over the last 28 days.',
  ),
  'hypotheses.options': channel<typeof none, IdeasOptions>(none, 'What was chosen for the ideas (tau).'),
  'hypotheses.saveOptions': channel<typeof ideasChoice, IdeasOptions>(ideasChoice, 'Keeps it in the vault.'),
  'localModel.get': channel<typeof none, LocalModelView>(
    none,
    'The optional model on this computer and exactly what would be sent to it.',
  ),
  'localModel.save': channel<typeof localModelChoice, LocalModelView>(
    localModelChoice,
    'Sets the address (loopback only) and the model, or takes both back.',
  ),
  'localModel.ask': channel<z.ZodObject<{ key: z.ZodString }>, LocalModelView>(
    z.strictObject({ key: z.string().max(64) }),
    'Sends the request that was shown and keeps the suggestions that pass.',
  ),
  'hypotheses.associations': channel<typeof none, OwnAssociations>(
    none,
    'What of the own data goes along with the outcome; associations, not effects.',
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
  'design.recommend': channel<typeof trialDraft, RecommendView>(
    trialDraft,
    'Searches the shortest length that notices a real effect; cancel with compute.cancel.',
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
  'trials.check': channel<typeof trialDraft, { where: string; message: string }[]>(
    trialDraft,
    'Every field of a draft that does not fit, with the sentence that stands at it.',
  ),
  'trials.record': channel<z.ZodObject<{ id: typeof id; action: typeof trialAction }>, TrialView>(
    z.strictObject({ id, action: trialAction }),
    'Pause, resume, move a period, report an unwanted effect, guess, decide; kept in an append-only list.',
  ),
  'trials.packingSheet': channel<z.ZodObject<{ id: typeof id }>, { path: string | null }>(
    z.strictObject({ id }),
    'Writes the sealed sheet for the person who packs to a file that is chosen in the dialog.',
  ),
  'reminders.get': channel<typeof none, ReminderSettings>(none, 'When to remind of the diary.'),
  'reminders.save': channel<typeof reminderSettings, ReminderSettings>(
    reminderSettings,
    'Stores when to remind; the text is fixed and neutral.',
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
  'diary.history': channel<z.ZodObject<{ day: typeof day }>, DiaryDay[]>(
    z.strictObject({ day }),
    'Every version of a day, oldest first.',
  ),
  'results.get': channel<z.ZodObject<{ id: typeof id }>, ResultView>(
    z.strictObject({ id }),
    'Posterior of a trial.',
  ),
  'results.export': channel<
    z.ZodObject<{
      id: typeof id;
      format: z.ZodEnum<{ [F in ExportFormat]: F }>;
      language: z.ZodOptional<typeof settingsSchema.shape.language>;
    }>,
    { path: string | null }
  >(
    z.strictObject({ id, format: z.enum(exportFormats), language: settingsSchema.shape.language.optional() }),
    "Writes the result to a file that the person chooses; the report in the app's language unless another is named.",
  ),
  'results.sensitivity': channel<z.ZodObject<{ id: typeof id }>, SensitivityView>(
    z.strictObject({ id }),
    'What other assumptions would have said, and the randomisation test; cancel with compute.cancel.',
  ),
  'results.settle': channel<z.ZodObject<{ id: typeof id }>, SettleView>(
    z.strictObject({ id }),
    'How often further rounds would settle the question, simulated; cancel with compute.cancel.',
  ),
  'results.history': channel<typeof none, HistoryRow[]>(none, 'Ended trials, their answers and decisions.'),
  'results.conclude': channel<typeof conclusion, Aftermath>(
    conclusion,
    'Notes what the person decided after a trial; earlier decisions stay.',
  ),
  'results.checkIn': channel<typeof checkIn, Aftermath>(checkIn, 'Notes whether it still helps.'),
  'data.metrics': channel<typeof none, MetricInfo[]>(none, 'Metrics in the vault.'),
  'data.daily': channel<
    z.ZodObject<{ metric: typeof id; from: z.ZodOptional<typeof day>; to: z.ZodOptional<typeof day> }>,
    DailyValue[]
  >(
    z.strictObject({ metric: id, from: day.optional(), to: day.optional() }),
    'Daily values of a metric, only days that have data.',
  ),
  'data.overview': channel<typeof none, DataOverview>(
    none,
    'All metrics with their last 90 days: one answer for the whole table.',
  ),
  'data.series': channel<
    z.ZodObject<{ metric: typeof id; from: z.ZodOptional<typeof day>; to: z.ZodOptional<typeof day> }>,
    Series
  >(
    z.strictObject({ metric: id, from: day.optional(), to: day.optional() }),
    'Daily values of a metric, joined into weeks or months where there are many.',
  ),
  'data.day': channel<
    z.ZodObject<{ metric: typeof id; day: typeof day; offset: z.ZodOptional<z.ZodNumber> }>,
    DayDetail
  >(
    z.strictObject({ metric: id, day, offset: z.number().int().min(0).max(10_000_000).optional() }),
    'The samples behind a day, and why each counts or not.',
  ),
  'units.get': channel<typeof none, UnitChoice>(none, 'Units in which values are shown.'),
  'units.save': channel<typeof unitChoice, UnitChoice>(unitChoice, 'Stores the units.'),
  'tables.guess': channel<z.ZodObject<typeof tablePlace>, TableGuess>(
    z.strictObject(tablePlace),
    "How a table of one's own would be read.",
  ),
  'tables.try': channel<z.ZodObject<typeof tablePlace & { mapping: typeof tableMapping }>, TableRow[]>(
    z.strictObject({ ...tablePlace, mapping: tableMapping }),
    'What the first rows of a table become under a mapping; nothing is stored.',
  ),
  'tables.save': channel<
    z.ZodObject<{ header: z.ZodArray<typeof tableText>; mapping: typeof tableMapping }>,
    { profiles: number }
  >(
    z.strictObject({ header: z.array(tableText).max(500), mapping: tableMapping }),
    'Remembers a mapping for tables with this header.',
  ),
  'imports.list': channel<typeof none, ImportRecord[]>(none, 'Receipts, newest first.'),
  'imports.pick': channel<typeof none, { paths: string[] }>(none, 'Lets the person choose export files.'),
  'imports.preview': channel<typeof importRequest, ImportPreview>(
    importRequest,
    'Looks at files without storing anything: what is in them, what would be refused, what to answer first.',
  ),
  'imports.start': channel<typeof importRequest, ImportReceipt>(
    importRequest,
    'Imports files; answers with the receipt. Progress comes as events.',
  ),
  'imports.interrupted': channel<typeof none, InterruptedImportInfo[]>(
    none,
    'Imports that a crash interrupted; what they stored does not count.',
  ),
  'imports.resume': channel<z.ZodObject<{ importId: typeof id }>, ImportReceipt>(
    z.strictObject({ importId: id }),
    'Goes on with an interrupted import where it stopped.',
  ),
  'imports.discard': channel<z.ZodObject<{ importId: typeof id }>, { removed: number }>(
    z.strictObject({ importId: id }),
    'Removes what an interrupted import had stored.',
  ),
  'imports.cancel': channel<typeof none, { cancelled: boolean }>(
    none,
    'Stops the running import, of which nothing stays, and looks into files that are under way.',
  ),
  'imports.undo': channel<z.ZodObject<{ importId: typeof id }>, { removed: number }>(
    z.strictObject({ importId: id }),
    'Removes exactly what one import added.',
  ),
  'zones.get': channel<typeof none, ZoneSpan[]>(none, 'Where the person lived and travelled, oldest first.'),
  'zones.view': channel<typeof none, ZonesView>(
    none,
    'The zone history, whether the person told it, and what the data say themselves.',
  ),
  'zones.set': channel<z.ZodObject<{ spans: z.ZodArray<typeof zoneSpan> }>, ZoneSpan[]>(
    z.strictObject({ spans: z.array(zoneSpan).min(1).max(500) }),
    'Replaces the zone history; daily values follow it.',
  ),
  'sharing.budget': channel<typeof none, BudgetView>(
    none,
    'Lifetime privacy budget: limit and what is spent.',
  ),
  'sharing.offer': channel<typeof releaseRequest, ReleaseOffer>(
    releaseRequest,
    'What would leave and what it would cost; draws nothing.',
  ),
  'sharing.release': channel<typeof releaseRequest, ReleaseRecord>(
    releaseRequest,
    'Draws once, debits the ledger, answers with the bytes; the same bytes ever after.',
  ),
  'sharing.history': channel<typeof none, ReleaseRecord[]>(none, 'All releases, newest first.'),
  'sharing.save': channel<z.ZodObject<{ seq: z.ZodNumber }>, { path: string | null }>(
    z.strictObject({ seq: z.number().int().min(1) }),
    'Writes a release to a file that the person chooses.',
  ),
  'sharing.acceptLost': channel<typeof none, BudgetView>(
    none,
    'The person has read that an older backup lacks releases; they stay counted.',
  ),
  'prior.view': channel<typeof none, PriorServiceView>(
    none,
    'The prior service of this vault; off by default.',
  ),
  'prior.configure': channel<
    z.ZodObject<{ address: z.ZodNullable<typeof serviceAddress> }>,
    PriorServiceView
  >(
    z.strictObject({ address: serviceAddress.nullable() }),
    'Sets the address of a prior service, or turns it off (null). Sends nothing.',
  ),
  'prior.draft': channel<typeof draftRequest, RequestDraft>(
    draftRequest,
    'What a request would say and cost; draws and sends nothing.',
  ),
  'prior.draw': channel<typeof draftRequest, ReleaseRecord>(
    draftRequest,
    'Draws the request and debits the ledger; sends nothing. The same bytes ever after.',
  ),
  'prior.ask': channel<z.ZodObject<{ seq: z.ZodNumber }>, PriorServiceView>(
    z.strictObject({ seq: z.number().int().min(1) }),
    'Sends a drawn request to the service and keeps what the answer teaches.',
  ),
  'prior.token': channel<z.ZodObject<{ seq: z.ZodNumber; enrolment: z.ZodString }>, PriorServiceView>(
    z.strictObject({ seq: z.number().int().min(1), enrolment: z.string().min(16).max(100) }),
    'Fetches the one-time token that a summary is sent with.',
  ),
  'prior.contribute': channel<z.ZodObject<{ seq: z.ZodNumber }>, PriorServiceView>(
    z.strictObject({ seq: z.number().int().min(1) }),
    'Sends a summary with its token to the service.',
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
  'vault.progress': VaultProgress;
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
