import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ZoneSpan } from '../../shared/samples.ts';
import { isZone } from '../clock/local-day.ts';
import type { Vault } from '../vault/types.ts';

export const zoneSpansSchema = z
  .array(z.strictObject({ from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), zone: z.string().refine(isZone) }))
  .min(1)
  .max(500);

/** The person's zone history, oldest first; one span from the beginning of time until they tell more. */
export const zonesOf = async (vault: Vault, fallback: string): Promise<ZoneSpan[]> => {
  const spans = await vault.repos.zones.list();
  return spans.length > 0 ? spans : [{ from: '1970-01-01', zone: fallback }];
};

/** Stores the zone history; the first span also covers the time before it. */
export const saveZones = async (vault: Vault, input: unknown): Promise<Result<ZoneSpan[]>> => {
  const parsed = zoneSpansSchema.safeParse(input);
  if (!parsed.success)
    return fail(
      'bad-input',
      'The zone history must be a list like [{"from":"2024-10-10","zone":"Asia/Tokyo"}] with IANA zone names. Nothing was changed.',
      'zones',
    );
  const spans = parsed.data.toSorted((a, b) => a.from.localeCompare(b.from));
  await vault.repos.zones.replace(spans);
  return ok(spans);
};
