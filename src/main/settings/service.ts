import { AUTO_LOCK_MINUTES } from '../../shared/auto-lock.ts';
import { type Settings, settingsSchema } from '../../shared/contract.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { Session } from '../session/session.ts';
import { type LookStore, plainLook } from './look.ts';

export interface SettingsService {
  get(): Promise<Result<Settings>>;
  save(settings: Settings): Promise<Result<Settings>>;
}

const KEY = 'settings';

/**
 * Settings live in the vault. Only appearance and language are kept outside it as well (`look`), for the locked
 * screen and for a vault that has no settings yet.
 */
export const createSettingsService = (session: Session, look: LookStore = plainLook): SettingsService => {
  const initial = (): Settings => ({ autoLockMinutes: AUTO_LOCK_MINUTES, ...look.load() });
  return {
    async get() {
      const opened = session.vault();
      if (!opened.ok) return ok(initial());
      const stored = await opened.value.repos.settings.get(KEY);
      if (stored === null) return ok(initial());
      const parsed = settingsSchema.safeParse(JSON.parse(stored));
      if (!parsed.success) return ok(initial());
      look.save(parsed.data);
      return ok(parsed.data);
    },
    async save(settings) {
      const opened = session.vault();
      if (!opened.ok) return opened;
      await opened.value.repos.settings.set(KEY, JSON.stringify(settings));
      look.save(settings);
      return ok(settings);
    },
  };
};
