/** Names of IANA zones as people search for them. Display only: what a zone does is worked out in the main process. */
export interface ZoneOption {
  id: string;
  /** "Berlin", "Buenos Aires". */
  city: string;
  /** "Europe", "America / Argentina". */
  region: string;
  /** "Central European Time", in the language of the app. */
  long: string;
}

const words = (part: string) => part.replaceAll('_', ' ');

const longName = (zone: string, locale: string): string => {
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

export const zoneOption = (id: string, locale: string): ZoneOption => {
  const parts = id.split('/').map(words);
  return {
    id,
    city: parts.at(-1) ?? id,
    region: parts.slice(0, -1).join(' / '),
    long: longName(id, locale),
  };
};

const plain = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('_', ' ');

/** All zones this computer knows. `extra`: those in use that it does not list (old names). */
export const zoneIds = (extra: readonly string[]): string[] => [
  ...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...extra.filter((z) => z !== '')]),
];

const MOST = 40; // options shown: enough to choose from, few enough to draw at once

/** Zones that fit what was typed, those whose city begins with it first. The long names are made for these only. */
export const findZones = (ids: readonly string[], typed: string, locale: string): ZoneOption[] => {
  const wanted = plain(typed.trim());
  const rank = (id: string): number => {
    const text = plain(id);
    const city = text.split('/').at(-1) ?? text;
    if (city.startsWith(wanted)) return 0;
    return text.includes(wanted) ? 1 : 2;
  };
  const found = ids
    .map((id) => ({ id, r: rank(id) }))
    .filter((o) => o.r < 2)
    .sort((a, b) => a.r - b.r || (a.id < b.id ? -1 : 1));
  return found.slice(0, MOST).map((o) => zoneOption(o.id, locale));
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
