import type { I18n } from '../../i18n/I18n.tsx';

/** Names of the kinds of exports, as their makers write them. */
const names: Readonly<Record<string, string>> = {
  'apple-health': 'Apple Health',
  fitbit: 'Fitbit',
  garmin: 'Garmin',
  oura: 'Oura',
  'samsung-health': 'Samsung Health',
  whoop: 'WHOOP',
  withings: 'Withings',
  'health-connect': 'Health Connect',
  'google-fit': 'Google Fit',
  polar: 'Polar',
  'sleep-cycle': 'Sleep Cycle',
  'sleep-as-android': 'Sleep as Android',
  libreview: 'LibreView',
  clarity: 'Dexcom Clarity',
  nightscout: 'Nightscout',
  'migraine-buddy': 'Migraine Buddy',
  clue: 'Clue',
  'health-auto-export': 'Health Auto Export',
  'open-mhealth': 'Open mHealth',
  fhir: 'FHIR',
};

/** Kinds that were found in one file: the main process names them all, "apple-health, fhir". */
export const kindsOf = (source: string): string[] => source.split(', ');

/** Names of import sources; an unknown one stays as it is. */
export const sourceName = (source: string, i18n: Pick<I18n, 't'>): string =>
  kindsOf(source)
    .map((one) => nameOf(one, i18n))
    .join(', ');

const nameOf = (source: string, { t }: Pick<I18n, 't'>): string => {
  if (source === 'generic-csv') return t('intake.ownTable');
  if (source === 'blood-pressure') return t('intake.pressureDiary');
  if (source === 'sleep-diary') return t('intake.sleepDiary');
  return names[source] ?? source;
};

/** Last part of a path of either kind of system. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** Who measured, in words: the diary, an app or device by its name, or nobody known. */
export const sensorName = (source: string, { t }: Pick<I18n, 't'>): string =>
  source === 'Diary' ? t('data.diary') : source || t('data.unknownSource');
