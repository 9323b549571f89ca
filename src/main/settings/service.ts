import { type Settings, settingsSchema } from '../../shared/contract.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { Session } from '../session/session.ts';

export interface SettingsService {
  get(): Promise<Result<Settings>>;
  save(settings: Settings): Promise<Result<Settings>>;
}

export const defaultSettings: Settings = { appearance: 'system', autoLockMinutes: 10, language: 'en' };
const KEY = 'settings';

/** Settings live in the vault. While it is locked the defaults hold; nothing of a person lies outside it. */
export const createSettingsService = (session: Session): SettingsService => ({
  async get() {
    const opened = session.vault();
    if (!opened.ok) return ok(defaultSettings);
    const stored = await opened.value.repos.settings.get(KEY);
    if (stored === null) return ok(defaultSettings);
    const parsed = settingsSchema.safeParse(JSON.parse(stored));
    return ok(parsed.success ? parsed.data : defaultSettings);
  },
  async save(settings) {
    const opened = session.vault();
    if (!opened.ok) return opened;
    await opened.value.repos.settings.set(KEY, JSON.stringify(settings));
    return ok(settings);
  },
});
