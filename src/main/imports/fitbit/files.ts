import type { Container, Member } from '../container.ts';
import { fileName, firstLine } from '../text/claim.ts';
import { decodeText } from '../text/decode.ts';
import { plainHeader } from '../text/headers.ts';

export type FitbitKind =
  | 'heart-rate-csv'
  | 'steps-csv'
  | 'distance-csv'
  | 'weight-csv'
  | 'daily-csv'
  | 'sleeps-csv'
  | 'stages-csv'
  | 'exercises-csv'
  | 'site-csv'
  | 'heart-rate-json'
  | 'steps-json'
  | 'distance-json'
  | 'resting-json'
  | 'weight-json'
  | 'sleep-json'
  | 'exercise-json';

interface FileKind {
  kind: FitbitKind;
  /** Its name inside the archive. */
  name: RegExp;
  /** Does its beginning look like it? So a single file is known whatever its name. */
  fits(head: string): boolean;
  /** True where the beginning says it all; false where only the name tells, e.g. steps from distance. */
  sure: boolean;
}

/** A table with all the columns of one of these lists, in any order and however a spreadsheet has saved it again. */
const table =
  (lists: readonly (readonly string[])[], without?: string) =>
  (head: string): boolean => {
    const names = firstLine(head)
      .split(/[,;\t]/)
      .map(plainHeader);
    if (without !== undefined && names.some((n) => n.includes(without))) return false;
    return lists.some((list) => list.every((name) => names.includes(name)));
  };

const like = (pattern: RegExp) => (head: string) => pattern.test(head);

const samples = /^\s*\[\s*\{\s*"dateTime"\s*:\s*"[^"]+"\s*,\s*"value"\s*:\s*"/;

/** One of a day's figures beside its time. */
const dailyFigures = [
  'rmssd',
  'daily respiratory rate',
  'breaths per minute',
  'average value',
  'average percentage',
  'average heart rate variability milliseconds',
  'nightly temperature celsius',
  'beats per minute',
].map((name) => ['timestamp', name]);

/**
 * The files with measurements in `Takeout/Fitbit/` and, since 2026, `Takeout/Google Health/`. Everything else in
 * there (four fifths of its bytes are raw sensor tokens) is never opened. A table of pulse by its beginning alone is
 * one of single beats; its reader notices where it has a row a day.
 */
const kinds: readonly FileKind[] = [
  {
    kind: 'stages-csv',
    name: /^UserSleepStages_.*\.csv$/i,
    fits: table([['sleep id', 'sleep stage type']]),
    sure: true,
  },
  {
    kind: 'sleeps-csv',
    name: /^UserSleeps_.*\.csv$/i,
    fits: table([['sleep id', 'sleep start']]),
    sure: true,
  },
  {
    kind: 'exercises-csv',
    name: /^UserExercises_.*\.csv$/i,
    fits: table([['exercise id', 'exercise start']]),
    sure: true,
  },
  {
    kind: 'heart-rate-csv',
    name: /^heart_rate_\d{4}.*\.csv$/i,
    fits: table([['timestamp', 'beats per minute']]),
    sure: true,
  },
  {
    kind: 'daily-csv',
    name: /^(daily_(resting_heart_rate|heart_rate_variability|respiratory_rate|oxygen_saturation|sleep_temperature_derivations)|resting_heart_rate|Daily (Heart Rate Variability|Respiratory Rate) Summary|Daily SpO2).*\.csv$/i,
    fits: table(dailyFigures),
    sure: true,
  },
  {
    kind: 'steps-csv',
    name: /^steps_\d{4}.*\.csv$/i,
    fits: table([['timestamp', 'steps']], 'millimeters'),
    sure: true,
  },
  {
    kind: 'distance-csv',
    name: /^distance_\d{4}.*\.csv$/i,
    fits: table([['timestamp', 'distance']], 'millimeters'),
    sure: true,
  },
  {
    kind: 'weight-csv',
    name: /^weight(_\d{4}.*)?\.csv$/i,
    fits: table([['timestamp', 'weight grams']]),
    sure: true,
  },
  {
    kind: 'site-csv',
    name: /^fitbit_export.*\.csv$/i,
    fits: like(
      /^"?(Body|Foods|Activities|Sleep|Körper|Lebensmittel|Aktivitäten|Schlaf)"?[,;\t]*\s*\r?\n"?(Date|Datum|Start)/i,
    ),
    sure: true,
  },
  {
    kind: 'heart-rate-json',
    name: /^heart_rate-\d{4}.*\.json$/i,
    fits: like(/"value"\s*:\s*\{\s*"(bpm|confidence)"/),
    sure: true,
  },
  {
    kind: 'resting-json',
    name: /^resting_heart_rate-.*\.json$/i,
    fits: like(/"value"\s*:\s*\{\s*"date"/),
    sure: true,
  },
  {
    kind: 'sleep-json',
    name: /^sleep-\d{4}.*\.json$/i,
    fits: like(/"(dateOfSleep|minutesAsleep)"\s*:/),
    sure: true,
  },
  {
    kind: 'weight-json',
    name: /^weight-\d{4}.*\.json$/i,
    fits: like(/"weight"\s*:[^}]*"(bmi|date)"/),
    sure: true,
  },
  {
    kind: 'exercise-json',
    name: /^exercise-\d+\.json$/i,
    fits: like(/"activityName"\s*:|"activityTypeId"\s*:/),
    sure: true,
  },
  { kind: 'steps-json', name: /^steps-\d{4}.*\.json$/i, fits: like(samples), sure: false },
  { kind: 'distance-json', name: /^distance-\d{4}.*\.json$/i, fits: like(samples), sure: false },
];

const HEAD = 2048; // bytes

const headText = async (member: Member): Promise<string> => decodeText(await member.head(HEAD));

/** A file that the person chose by itself, not one of an archive. */
const isAlone = (member: Member): boolean => member.name === member.container;

/** The kind of a file: by its name in the archive; a single file by its beginning, whatever its name. */
export const kindOf = async (member: Member): Promise<FitbitKind | null> => {
  const named = kinds.find((k) => k.name.test(fileName(member.name)));
  if (named && !isAlone(member)) return named.kind;
  const head = await headText(member);
  if (named?.fits(head)) return named.kind;
  return kinds.find((k) => k.sure && k.fits(head))?.kind ?? null;
};

/**
 * The files of an archive, a folder, or a single file. In archives one file of each kind is looked into: some hold
 * 30,000.
 */
export const claimFiles = async (container: Container): Promise<Member[]> => {
  const trusted = new Set<FitbitKind>();
  const claimed: Member[] = [];
  for (const member of container.members) {
    if (container.kind === 'file') {
      if (await kindOf(member)) claimed.push(member);
      continue;
    }
    const named = kinds.find((k) => k.name.test(fileName(member.name)));
    if (!named) continue;
    if (!trusted.has(named.kind) && named.fits(await headText(member))) trusted.add(named.kind);
    if (trusted.has(named.kind)) claimed.push(member);
  }
  return claimed;
};
