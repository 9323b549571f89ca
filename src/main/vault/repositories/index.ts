import type { Database } from '../db.ts';
import type { Repositories } from '../types.ts';
import { auditRepository } from './audit.ts';
import { dailyRepository } from './daily.ts';
import { dayRepository } from './day.ts';
import { diaryRepository } from './diary.ts';
import { ledgerRepository } from './ledger.ts';
import { metaRepository } from './meta.ts';
import { profileRepository } from './profile.ts';
import { sampleRepository } from './samples.ts';
import { settingRepository } from './settings.ts';
import { trialRepository } from './trials.ts';
import { zoneRepository } from './zones.ts';

/**
 * All repositories on one open database. Each is a plain object of synchronous functions; the worker calls them
 * by name, so only own properties can be reached from outside.
 */
export const createRepositories = (db: Database): Repositories => ({
  samples: sampleRepository(db),
  daily: dailyRepository(db),
  day: dayRepository(db),
  trials: trialRepository(db),
  diary: diaryRepository(db),
  profile: profileRepository(db),
  settings: settingRepository(db),
  audit: auditRepository(db),
  zones: zoneRepository(db),
  meta: metaRepository(db),
  ledger: ledgerRepository(db),
});
