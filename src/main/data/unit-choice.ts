import { z } from 'zod';
import type { UnitChoice } from '../../shared/data.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { Session } from '../session/session.ts';

export const unitChoice = z.strictObject({
  mass: z.enum(['kg', 'lb']),
  distance: z.enum(['km', 'mi']),
  temperature: z.enum(['degC', 'degF']),
  glucose: z.enum(['mmol/L', 'mg/dL']),
});

const KEY = 'units';
const metric: UnitChoice = { mass: 'kg', distance: 'km', temperature: 'degC', glucose: 'mmol/L' };
const american: UnitChoice = { mass: 'lb', distance: 'mi', temperature: 'degF', glucose: 'mg/dL' };

/** What people in a place are used to, until they choose. */
const usual = (locale: string): UnitChoice => (/-US\b/.test(locale) ? american : metric);

/** Units in which values are shown. The vault itself stores the canonical ones, so nothing is rounded by this. */
export const createUnitChoice = (session: Session, locale: () => string) => ({
  async get(): Promise<Result<UnitChoice>> {
    const opened = session.vault();
    if (!opened.ok) return opened;
    const stored = await opened.value.repos.settings.get(KEY);
    const parsed = unitChoice.safeParse(stored === null ? null : JSON.parse(stored));
    return ok(parsed.success ? parsed.data : usual(locale()));
  },
  async save(next: UnitChoice): Promise<Result<UnitChoice>> {
    const opened = session.vault();
    if (!opened.ok) return opened;
    await opened.value.repos.settings.set(KEY, JSON.stringify(next));
    return ok(next);
  },
});
