import { z } from 'zod';
import { isCivilDay } from '../../core/design/civil-day.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ZoneSpan } from '../../shared/samples.ts';
import { isZone } from '../clock/local-day.ts';
import type { Vault } from '../vault/types.ts';

export const zoneSpansSchema = z
  .array(z.strictObject({ from: z.string().refine(isCivilDay), zone: z.string().refine(isZone) }))
  .min(1)
  .max(500)
  .refine((spans) => new Set(spans.map((s) => s.from)).size === spans.length);

/** The person's zone history, oldest first; one span from the beginning of time until they tell more. */
export const zonesOf = async (vault: Vault, fallback: string): Promise<ZoneSpan[]> => {
  const spans = await vault.repos.zones.list();
  return spans.length > 0 ? spans : [{ from: '1970-01-01', zone: fallback }];
};

/** Checks a zone history and sorts it by day; the first span also covers the time before it. */
export const parseZones = (input: unknown): Result<ZoneSpan[]> => {
  const parsed = zoneSpansSchema.safeParse(input);
  if (!parsed.success)
    return fail(
      'bad-input',
      'The zone history must be a list like [{"from":"2024-10-10","zone":"Asia/Tokyo"}] with days of the calendar, each once, and IANA zone names. Nothing was changed.',
      'zones',
    );
  return ok(parsed.data.toSorted((a, b) => a.from.localeCompare(b.from)));
};

/** Stores the zone history. */
export const saveZones = async (vault: Vault, input: unknown): Promise<Result<ZoneSpan[]>> => {
  const spans = parseZones(input);
  if (spans.ok) await vault.repos.zones.replace(spans.value);
  return spans;
};
