import type { Profile } from '../../../shared/hypotheses.ts';
import type { Database } from '../db.ts';
import type { ProfileRepository } from '../types.ts';

export const profileRepository = (db: Database): ProfileRepository => {
  const read = db.prepare<[], string>('SELECT data FROM profile WHERE id = 1').pluck();
  const write = db.prepare(
    `INSERT INTO profile (id, data, saved_at) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET data = excluded.data, saved_at = excluded.saved_at`,
  );
  return {
    get: () => {
      const data = read.get();
      return data === undefined ? null : (JSON.parse(data) as Profile);
    },
    save: (profile, at) => {
      write.run(JSON.stringify(profile), at);
    },
  };
};
