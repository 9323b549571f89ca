import type { Database } from '../db.ts';
import type { SettingRepository } from '../types.ts';

export const settingRepository = (db: Database): SettingRepository => {
  const read = db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
  const write = db.prepare(
    `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  return {
    get: (key) => read.get(key) ?? null,
    set: (key, value) => {
      write.run(key, value);
    },
  };
};
