/** Branded units: a number that carries what it measures, checked by the compiler, free at run time. */
type Brand<T, B extends string> = T & { readonly __unit: B };

/** Milliseconds since 1970-01-01T00:00Z. */
export type UtcMs = Brand<number, 'utc-ms'>;
/** A calendar day in the person's own zone, `YYYY-MM-DD`. */
export type LocalDay = Brand<string, 'local-day'>;
/** An IANA time zone name, e.g. `Europe/London`. */
export type ZoneId = Brand<string, 'iana-zone'>;

export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

/** Yes/no outcomes are reported as days in 28: four whole weeks, so that no weekday counts more often. */
export const DAYS_REPORTED = 28;
