import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../../shared/units.ts';

/** The order of day and month where a date is written in numbers and does not begin with the year. */
export type DateOrder = 'dmy' | 'mdy';

/** A date and time as it is written. */
export interface Wall {
  /** What the clock shows, read as if it were UTC, ms. With `offset`, the instant is wall - offset * 60000. */
  wall: number;
  /** Minutes east of UTC where the text says so (Z is 0), null where it does not. */
  offset: number | null;
  /** True where the text names a day and no time. */
  dateOnly: boolean;
}

const monthNames = [
  ['jan', 'januar', 'january', 'janvier', 'janv', 'ene', 'enero', 'gen', 'gennaio', 'jän', 'jänner'],
  ['feb', 'februar', 'february', 'février', 'fevrier', 'févr', 'febrero', 'febbraio'],
  ['mar', 'march', 'märz', 'mär', 'mrz', 'mars', 'marzo', 'maart', 'mrt'],
  ['apr', 'april', 'avril', 'avr', 'abril', 'abr', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'mag', 'mei'],
  ['jun', 'june', 'juni', 'juin', 'junio', 'giugno', 'giu'],
  ['jul', 'july', 'juli', 'juillet', 'juil', 'julio', 'luglio', 'lug'],
  ['aug', 'august', 'août', 'aout', 'agosto', 'ago', 'augustus'],
  ['sep', 'sept', 'september', 'septembre', 'septiembre', 'settembre', 'set'],
  ['oct', 'october', 'okt', 'oktober', 'octobre', 'octubre', 'ottobre', 'ott'],
  ['nov', 'november', 'novembre', 'noviembre'],
  ['dec', 'december', 'dez', 'dezember', 'décembre', 'decembre', 'déc', 'diciembre', 'dic', 'dicembre'],
];
const monthOf = new Map(monthNames.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));

/** Day since 1970-01-01, or null for a day that the calendar does not have. */
export const civilDay = (year: number, month: number, day: number): number | null => {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  return year >= 1800 && year <= 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? ms / MS_PER_DAY
    : null;
};

const timePattern =
  /^(\d{1,2})(?:[:.hH](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?)?\s*([ap])?\.?\s?(?:m\b\.?)?\s*(?:Uhr)?\s*(.*)$/i;
const offsetPattern = /^(?:UTC|GMT)?\s*([+\-\u2212])\s?(\d{1,2}):?(\d{2})?$/i;

/** "+0530", "+05:30", "UTC-07:00", "Z" in minutes; null where the text is none of these. */
export const parseOffset = (text: string): number | null => {
  const t = text.trim();
  if (/^(?:Z|UTC|GMT)$/i.test(t)) return 0;
  const m = offsetPattern.exec(t);
  if (!m) return null;
  const minutes = Number(m[2]) * 60 + Number(m[3] ?? 0);
  return minutes <= 15 * 60 ? (m[1] === '+' ? minutes : -minutes) : null;
};

/**
 * A time of day, with an offset behind it where there is one: "13:10", "1:10 PM", "07.40 Uhr", "22:10:00.123 +0100".
 *
 * @returns ms since midnight and offset in minutes, or null
 */
export const parseTime = (text: string): { ms: number; offset: number | null } | null => {
  const m = timePattern.exec(text.trim());
  if (!m) return null;
  const half = m[5]?.toLowerCase();
  if (m[2] === undefined && half === undefined) return null; // a bare number is no time
  let hour = Number(m[1]);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  const [minute, second] = [Number(m[2] ?? 0), Number(m[3] ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return null;
  const ms = hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * 1000;
  if (ms > MS_PER_DAY) return null;
  const offset = m[6] === undefined || m[6] === '' ? null : parseOffset(m[6].replace(/\s*\(.*\)$/, ''));
  if (m[6] && offset === null) return null;
  return { ms: ms + (m[4] ? Math.round(Number(`0.${m[4]}`) * 1000) : 0), offset };
};

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\.?[T,\s]+(.*))?$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;
const numeric = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?:\s*[T,\s]\s*(.*))?$/;
const dayName =
  /^(?:[\p{L}]{2,}\.?,?\s+)?(\d{1,2})\.?[\s-]+([\p{L}]{3,})\.?,?[\s-]+(\d{4}|\d{2})(?:[,\s]+(?:um |at )?(.*))?$/u;
const monthName =
  /^(?:[\p{L}]{2,}\.?,\s+)?([\p{L}]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[,\s]+(?:at )?(.*))?$/u;

const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900);

const wallOf = (day: number | null, time: string | undefined): Wall | null => {
  if (day === null) return null;
  const rest = time?.trim() ?? '';
  if (rest === '') return { wall: day * MS_PER_DAY, offset: null, dateOnly: true };
  const t = parseTime(rest);
  return t && { wall: day * MS_PER_DAY + t.ms, offset: t.offset, dateOnly: false };
};

/**
 * A date with or without a time, in the spellings that exports use. A bare day has no time and no zone: it never
 * becomes midnight UTC.
 *
 * @param order how to read 03/04/2024; from `decideDateOrder` over the whole file
 * @returns null where the text is no date, or none in this order
 */
export const parseDate = (text: string | undefined, order: DateOrder = 'mdy'): Wall | null => {
  const t = (text ?? '').replace(/[\u00a0\u202f]/g, ' ').trim();
  const iso = yearFirst.exec(t);
  if (iso) return wallOf(civilDay(Number(iso[1]), Number(iso[2]), Number(iso[3])), iso[4]);
  const n = numeric.exec(t);
  if (n) {
    const [first, second, year] = [Number(n[1]), Number(n[3]), fullYear(n[4] ?? '')];
    const [day, month] = order === 'dmy' ? [first, second] : [second, first];
    return wallOf(civilDay(year, month, day), n[5]);
  }
  const d = dayName.exec(t);
  if (d) {
    const month = monthOf.get((d[2] ?? '').toLowerCase());
    return month === undefined ? null : wallOf(civilDay(fullYear(d[3] ?? ''), month, Number(d[1])), d[4]);
  }
  const m = monthName.exec(t);
  if (m) {
    const month = monthOf.get((m[1] ?? '').toLowerCase());
    return month === undefined ? null : wallOf(civilDay(Number(m[3]), month, Number(m[2])), m[4]);
  }
  const c = compact.exec(t);
  if (!c) return null;
  const time = c[4] === undefined ? undefined : `${c[4]}:${c[5]}:${c[6] ?? '00'}${c[7] ?? ''}`;
  return wallOf(civilDay(Number(c[1]), Number(c[2]), Number(c[3])), time);
};

/** What the dates of a file say about their order. */
export type OrderEvidence =
  | { order: DateOrder; certain: true }
  /** Every date fits both orders: a question for the person, or a refusal. */
  | { order: null; certain: false }
  /** Some fit one order only and some the other only. */
  | { order: null; certain: true };

/**
 * The order of day and month in a file, from all its dates: a first number above 12 is a day, a second one too.
 * Where no date decides, the order in which the rows stand does: dates of a file run forwards or backwards, and
 * under the wrong order they jump. Points ("03.04.2024") are written day first everywhere.
 *
 * @param now UTC ms; an order under which a date lies in the future is wrong. Left out: not used.
 */
export const decideDateOrder = (texts: Iterable<string>, now = Number.POSITIVE_INFINITY): OrderEvidence => {
  const dates = [...texts].map((t) => t.trim()).filter((t) => numeric.test(t) && !yearFirst.test(t));
  const fits = { dmy: true, mdy: true };
  const jumps = { dmy: 0, mdy: 0 };
  const orders = ['dmy', 'mdy'] as const;
  for (const order of orders) {
    let last: number | null = null;
    let [up, down] = [0, 0];
    for (const text of dates) {
      const read = parseDate(text.split(/[\sT,]/)[0], order);
      const wall = read?.wall ?? parseDate(text, order)?.wall;
      if (wall === undefined || wall > now + 2 * MS_PER_DAY) {
        fits[order] = false;
        break;
      }
      if (last !== null && wall > last) up++;
      if (last !== null && wall < last) down++;
      last = wall;
    }
    jumps[order] = Math.min(up, down);
  }
  if (dates.length === 0) return { order: 'dmy', certain: true }; // nothing depends on it
  if (!fits.dmy && !fits.mdy) return { order: null, certain: true };
  if (fits.dmy !== fits.mdy) return { order: fits.dmy ? 'dmy' : 'mdy', certain: true };
  if (dates.every((t) => /^\d{1,2}\.\s?\d{1,2}\./.test(t))) return { order: 'dmy', certain: true };
  if (jumps.dmy === 0 && jumps.mdy > 0) return { order: 'dmy', certain: true };
  if (jumps.mdy === 0 && jumps.dmy > 0) return { order: 'mdy', certain: true };
  return { order: null, certain: false };
};
