/**
 * Numbers, days and durations as a person reads them, by Intl. One object per language; missing values are
 * the caller's business (there is no format for null, so that nothing missing is ever printed as 0).
 */
export type Language = 'en' | 'de';

export type DayStyle =
  | 'full'
  | 'weekday'
  | 'weekday-short'
  | 'day-month'
  | 'day-month-short'
  | 'day-month-year'
  | 'month-short';

export interface Formats {
  readonly language: Language;
  readonly locale: string;
  /** 1234.5 -> "1,234.5"; at most `digits` decimals (0 unless told). A real minus sign. */
  number(n: number, digits?: number): string;
  /** Probability 0..1 -> "90 %", never below 1 or above 99. */
  percent(share: number): string;
  /** Counted share 0..1 (coverage, progress) -> "100 %": a measured whole may be whole. */
  share(share: number): string;
  /** Probability 0..1 -> whole number from 1 to 99, for "in 100". */
  inHundred(share: number): number;
  /** Picks the plural form of `n` and puts the number where `#` stands. */
  plural(n: number, forms: PluralForms): string;
  /** Local day `YYYY-MM-DD`. */
  day(iso: string, style: DayStyle): string;
  /** Instant (ISO or epoch ms) as day and clock time in the person's zone. */
  dateTime(instant: string | number): string;
  /** Instant as clock time in the person's zone. */
  time(instant: string | number): string;
  /** Minutes -> "7 h 12 min". */
  minutes(min: number): string;
  /** Bytes -> "4.5 GB" (decimal units, as file managers show them). */
  bytes(n: number): string;
  list(items: readonly string[]): string;
}

export interface PluralForms {
  zero?: string;
  one: string;
  other: string;
}

const NBSP = '\u00a0';
const MINUS = '\u2212';

const dayOptions: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  full: { weekday: 'long', day: 'numeric', month: 'long' },
  weekday: { weekday: 'long' },
  'weekday-short': { weekday: 'short' },
  'day-month': { day: 'numeric', month: 'long' },
  'day-month-short': { day: 'numeric', month: 'short' },
  'day-month-year': { day: 'numeric', month: 'long', year: 'numeric' },
  'month-short': { month: 'short' },
};

/** Midnight UTC of a local day, to be formatted in UTC: no zone can move it to another day. */
const utcMidnight = (iso: string): number => {
  const [y = 1970, m = 1, d = 1] = iso.split('-').map(Number);
  return Date.UTC(y, m - 1, d);
};

const BYTE_STEPS = [
  { unit: 'GB', size: 1e9, digits: 1 },
  { unit: 'MB', size: 1e6, digits: 1 },
  { unit: 'kB', size: 1e3, digits: 0 },
] as const;

const once = <A extends string | number, B>(make: (key: A) => B): ((key: A) => B) => {
  const made = new Map<A, B>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
};

/** Formats of one language. `zone` is the zone of instants; without it the system's. */
export const createFormats = (language: Language, zone?: string): Formats => {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const timeZone = zone === undefined ? {} : { timeZone: zone };
  const numbers = once((digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
  const days = once(
    (style: DayStyle) => new Intl.DateTimeFormat(locale, { ...dayOptions[style], timeZone: 'UTC' }),
  );
  const rules = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...timeZone });
  const dated = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    ...timeZone,
  });
  const instant = (at: string | number) => new Date(at);

  const number = (n: number, digits = 0) => {
    const text = numbers(digits).format(n);
    return text === '-0' ? '0' : text.replace('-', MINUS);
  };
  const inHundred = (share: number) => Math.min(99, Math.max(1, Math.round(share * 100)));

  return {
    language,
    locale,
    number,
    inHundred,
    percent: (share) => `${number(inHundred(share))}${NBSP}%`,
    share: (part) => `${number(Math.round(Math.min(1, Math.max(0, part)) * 100))}${NBSP}%`,
    plural: (n, forms) => {
      const form =
        n === 0 && forms.zero !== undefined
          ? forms.zero
          : rules.select(n) === 'one'
            ? forms.one
            : forms.other;
      return form.replace('#', number(n));
    },
    day: (iso, style) => days(style).format(utcMidnight(iso)),
    dateTime: (at) => dated.format(instant(at)),
    time: (at) => clock.format(instant(at)),
    minutes: (min) => {
      const whole = Math.round(min);
      const h = Math.floor(whole / 60);
      const rest = `${number(whole % 60)}${NBSP}min`;
      return h === 0 ? rest : `${number(h)}${NBSP}h ${String(whole % 60).padStart(2, '0')}${NBSP}min`;
    },
    bytes: (n) => {
      const step = BYTE_STEPS.find((s) => n >= s.size);
      return step ? `${number(n / step.size, step.digits)}${NBSP}${step.unit}` : `${number(n)}${NBSP}bytes`;
    },
    list: (items) => lists.format(items),
  };
};
