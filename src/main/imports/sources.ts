import { appleHealth } from './apple-health/index.ts';
import { bloodPressure } from './blood-pressure/index.ts';
import { clarity } from './clarity/index.ts';
import { clue } from './clue/index.ts';
import { fhir } from './fhir/index.ts';
import { fitbit } from './fitbit/index.ts';
import { garmin } from './garmin/index.ts';
import { genericCsv } from './generic-csv/index.ts';
import { googleFit } from './google-fit/index.ts';
import { healthAutoExport } from './health-auto-export/index.ts';
import { healthConnect } from './health-connect/index.ts';
import { libreView } from './libreview/index.ts';
import { migraineBuddy } from './migraine-buddy/index.ts';
import { nightscout } from './nightscout/index.ts';
import { openMhealth } from './open-mhealth/index.ts';
import { oura } from './oura/index.ts';
import { polar } from './polar/index.ts';
import { samsungHealth } from './samsung-health/index.ts';
import { sleepAsAndroid } from './sleep-as-android/index.ts';
import { sleepCycle } from './sleep-cycle/index.ts';
import { sleepDiary } from './sleep-diary/index.ts';
import type { ExportSource } from './source.ts';
import { whoop } from './whoop/index.ts';
import { withings } from './withings/index.ts';

/** All kinds of exports, in the order in which they are tried. */
export const sources: readonly ExportSource[] = [
  appleHealth,
  fitbit,
  garmin,
  oura,
  samsungHealth,
  whoop,
  withings,
  healthConnect,
  googleFit,
  polar,
  sleepCycle,
  sleepAsAndroid,
  sleepDiary,
  libreView,
  clarity,
  nightscout,
  migraineBuddy,
  clue,
  bloodPressure,
  healthAutoExport,
  openMhealth,
  fhir,
  genericCsv, // last: it takes any table with a date
];
