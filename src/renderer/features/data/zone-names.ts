import type { ZoneWords } from './zone-words.ts';

/** Names of IANA zones as people search for them. Display only: what a zone does is worked out in the main process. */
export interface ZoneOption {
  id: string;
  /** "Berlin", "Buenos Aires". */
  city: string;
  /** "Europe", "America / Argentina". */
  region: string;
}

const words = (part: string) => part.replaceAll('_', ' ');

/** "Central European Time", in the language of the app. Takes a moment: only for what is shown. */
export const longName = (zone: string, locale: string): string => {
  try {
    const parts = new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      timeZoneName: 'longGeneric',
    }).formatToParts(0);
    return parts.find((p) => p.type === 'timeZoneName')?.value ?? '';
  } catch {
    return '';
  }
};

export const zoneOption = (id: string): ZoneOption => {
  const parts = id.split('/').map(words);
  return {
    id,
    city: parts.at(-1) ?? id,
    region: parts.slice(0, -1).join(' / '),
  };
};

const plain = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('_', ' ');

/** All zones this computer knows. `extra`: those in use that it does not list (old names). */
export const zoneIds = (extra: readonly string[]): string[] => [
  ...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...extra.filter((z) => z !== '')]),
];

const MOST = 40; // options shown: enough to choose from, few enough to draw at once

const continents = ['Europe', 'America', 'Asia', 'Australia', 'Pacific', 'Africa'];

/** Among zones that fit equally well, those of the continents where most seekers live first. */
const busyness = (id: string): number => {
  const at = continents.indexOf(id.split('/')[0] ?? '');
  return at < 0 ? continents.length : at;
};

/** The id under which this system lists a zone ("Asia/Kolkata" may be "Asia/Calcutta"), null for no zone. */
const canonicalId = (typed: string): string | null => {
  if (!typed.includes('/')) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
};

/** A word that is a part of a name ("Japan", "CET"), or its beginning; short ones have to fit as a whole. */
const fits = (word: string, wanted: string): boolean =>
  wanted.length < 3 ? word === wanted : word.startsWith(wanted) || word.includes(` ${wanted}`);

/**
 * Zones that fit what was typed: those whose city begins with it first, then those whose country or abbreviation it
 * is, then those with it anywhere in their id.
 *
 * @param words further words by zone, see zone-words.ts; empty while they are not there yet
 */
export const findZones = (
  ids: readonly string[],
  typed: string,
  words: ZoneWords = new Map(),
): ZoneOption[] => {
  const wanted = plain(typed.trim());
  const named = canonicalId(typed.trim());
  const rank = (id: string): number => {
    if (id === named) return 0;
    const text = plain(id);
    const city = text.split('/').at(-1) ?? text;
    if (city.startsWith(wanted)) return 0;
    if (words.get(id)?.some((word) => fits(plain(word), wanted))) return 1;
    return text.includes(wanted) ? 2 : 3;
  };
  const found = ids
    .map((id) => ({ id, r: rank(id) }))
    .filter((o) => o.r < 3)
    .sort((a, b) => a.r - b.r || busyness(a.id) - busyness(b.id) || (a.id < b.id ? -1 : 1));
  return found.slice(0, MOST).map((o) => zoneOption(o.id));
};

/** "UTC+9", "UTC−3:30": the clock's distance from UTC at noon of a day. */
export const offsetOn = (zone: string, day: string): string => {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      timeZoneName: 'shortOffset',
    }).formatToParts(Date.parse(`${day}T12:00:00Z`));
    const text = parts.find((p) => p.type === 'timeZoneName')?.value ?? '';
    return text.replace('GMT', 'UTC').replace('-', '\u2212');
  } catch {
    return '';
  }
};
