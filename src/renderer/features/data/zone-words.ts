/**
 * Words by which a zone is found beside its city: its countries, in the app's language and in English, the zone's
 * abbreviations ("CET", "MEZ", "JST") and its name in words. All from Intl; the system's data decide what there is.
 */
export type ZoneWords = ReadonlyMap<string, readonly string[]>;

type WithZones = Intl.Locale & { timeZones?: readonly string[]; getTimeZones?(): readonly string[] };

/** The zones of a country, none where the code is none. */
const zonesIn = (region: string): readonly string[] => {
  try {
    const locale = new Intl.Locale(`und-${region}`) as WithZones;
    return locale.getTimeZones?.() ?? locale.timeZones ?? [];
  } catch {
    return [];
  }
};

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const WINTER = Date.UTC(2024, 0, 15);
const SUMMER = Date.UTC(2024, 6, 15);

/** Names of a zone's winter and summer time; offsets such as "GMT+9" are no names. */
const namesOf = (zone: string, locale: string, style: 'short' | 'longGeneric'): string[] => {
  try {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style });
    const at = (time: number) =>
      format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? '';
    return [...new Set([at(WINTER), at(SUMMER)])].filter((name) => !/^(?:GMT|UTC).|^$/.test(name));
  } catch {
    return [];
  }
};

/** Names of places that changed, and German ones: Intl knows zones by their oldest English name. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  'Asia/Calcutta': ['Kolkata', 'Delhi', 'Mumbai'],
  'Asia/Saigon': ['Ho Chi Minh'],
  'Asia/Rangoon': ['Yangon'],
  'Asia/Katmandu': ['Kathmandu'],
  'Europe/Kiev': ['Kyiv', 'Kiew'],
  'America/Godthab': ['Nuuk'],
  'Europe/Vienna': ['Wien'],
  'Europe/Rome': ['Rom'],
  'Europe/Warsaw': ['Warschau'],
  'Europe/Prague': ['Prag'],
  'Europe/Brussels': ['Brüssel'],
  'Europe/Athens': ['Athen'],
  'Europe/Lisbon': ['Lissabon'],
  'Europe/Moscow': ['Moskau'],
  'Europe/Copenhagen': ['Kopenhagen'],
  'Europe/Bucharest': ['Bukarest'],
  'Europe/Belgrade': ['Belgrad'],
  'Africa/Cairo': ['Kairo'],
  'Asia/Singapore': ['Singapur'],
  'Asia/Tokyo': ['Tokio'],
  'America/Mexico_City': ['Mexiko-Stadt'],
};

/** "ja" for JP: the language that most people of a country speak. */
const languageOf = (region: string): string => new Intl.Locale(`und-${region}`).maximize().language;

/** Countries abbreviate their own zones: "JST" is what Japan says, in English it is "GMT+9". */
const localesFor = (regions: readonly string[], locale: string): string[] => [
  ...new Set([
    locale,
    'en-US',
    'en-GB',
    ...regions.slice(0, 2).flatMap((r) => [`en-${r}`, `${languageOf(r)}-${r}`]),
  ]),
];

/**
 * Collects the words of all zones, a little at a time: each step takes well under a millisecond, all of them some
 * hundred milliseconds.
 *
 * @param ids the zones to be found
 */
export function* collectZoneWords(ids: readonly string[], locale: string): Generator<void, ZoneWords, void> {
  const regions = new Map<string, string[]>();
  for (const first of LETTERS)
    for (const second of LETTERS) {
      for (const zone of zonesIn(first + second)) {
        const known = regions.get(zone);
        if (known) known.push(first + second);
        else regions.set(zone, [first + second]);
      }
      yield;
    }
  const countries = [locale, 'en'].map((l) => new Intl.DisplayNames(l, { type: 'region', fallback: 'none' }));
  const words = new Map<string, readonly string[]>();
  for (const id of ids) {
    const codes = regions.get(id) ?? [];
    const found = codes.flatMap((code) => countries.map((names) => names.of(code) ?? ''));
    found.push(...(otherNames[id] ?? []));
    for (const l of localesFor(codes, locale)) {
      found.push(...namesOf(id, l, 'short'));
      yield;
    }
    found.push(...namesOf(id, locale, 'longGeneric'));
    words.set(
      id,
      [...new Set(found)].filter((word) => word !== ''),
    );
    yield;
  }
  return words;
}

const SLICE = 5; // ms: the window stays quick
const known = new Map<string, Promise<ZoneWords>>();

/** The words of all zones, worked out in slices while nothing else is to do; once a language. */
export const zoneWords = (ids: readonly string[], locale: string): Promise<ZoneWords> => {
  const before = known.get(locale);
  if (before) return before;
  const made = new Promise<ZoneWords>((resolve) => {
    const steps = collectZoneWords(ids, locale);
    const go = () => {
      const end = performance.now() + SLICE;
      for (;;) {
        const step = steps.next();
        if (step.done) return resolve(step.value);
        if (performance.now() >= end) return void setTimeout(go);
      }
    };
    setTimeout(go);
  });
  known.set(locale, made);
  return made;
};
