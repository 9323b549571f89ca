import { plainHeader, splitUnit } from '../text/headers.ts';

/** What a column's name says: its metric, and how its cells are read. */
export interface HeaderMeaning {
  metric: string;
  kind: 'number' | 'names';
  /** Unit in the name, '' where it has none. */
  unit: string;
  /** Ends of a scale in the name, "mood (1-5)". */
  scale: [number, number] | null;
}

/** Names of columns in diaries that people keep, in some languages. A name has to fit as a whole. */
const words: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:resting (?:heart rate|hr|pulse)|rhr|ruhe(?:puls|herzfrequenz)|fc repos|fréquence cardiaque au repos)$/,
    'resting-heart-rate',
  ],
  [/^(?:hrv )?\(?sdnn\)?$/, 'hrv-sdnn'],
  [/^(?:hrv|(?:hrv )?\(?rmssd\)?|heart rate variability|herz(?:raten|frequenz)variabilität)$/, 'hrv-rmssd'],
  [/^(?:heart rate|hr|pulse?|puls(?:schlag)?|herzfrequenz|pouls|pulso|polso|bpm)$/, 'heart-rate'],
  [
    /^(?:(?:bp|blood pressure|blutdruck) )?(?:systol\w*|sys|sistólica)(?: (?:bp|blood pressure|pressure))?$/,
    'blood-pressure-systolic',
  ],
  [
    /^(?:(?:bp|blood pressure|blutdruck) )?(?:diastol\w*|dia|diastólica)(?: (?:bp|blood pressure|pressure))?$/,
    'blood-pressure-diastolic',
  ],
  [/^(?:spo2|spo₂|(?:blood )?oxygen(?: saturation)?|o2 saturation|sauerstoff(?:sättigung)?)$/, 'spo2'],
  [/^(?:respirat(?:ory|ion) rate|breathing rate|atemfrequenz)$/, 'respiratory-rate'],
  [
    /^(?:(?:body )?temp(?:erature)?|(?:körper)?temperatur|fieber|fever|température|temperatura)$/,
    'body-temperature',
  ],
  [/^(?:(?:body )?weight|(?:körper)?gewicht|poids|peso)$/, 'weight'],
  [/^(?:(?:blood )?(?:glucose|sugar)|(?:blut)?(?:zucker|glukose)|glycémie|glucosa|glicemia)$/, 'glucose'],
  [/^(?:steps?(?: count)?|schritte|schrittzahl|pas|pasos|passi|stappen)$/, 'steps'],
  [/^(?:distance|distanz|strecke|entfernung|distancia)(?: walked)?$/, 'distance'],
  [/^(?:active (?:energy|calories)|aktive (?:energie|kalorien))$/, 'active-energy'],
  [/^(?:deep sleep|tiefschlaf)$/, 'sleep-deep'],
  [/^rem(?:[ -]?(?:sleep|schlaf))?$/, 'sleep-rem'],
  [/^(?:light sleep|leichtschlaf)$/, 'sleep-light'],
  [
    /^(?:(?:hours|time) (?:slept|asleep)|(?:sleep|schlaf|sommeil|sueño|sonno|slaap)[ -]?(?:duration|hours?|time|min(?:utes)?|h|dauer)?)$/,
    'sleep-duration',
  ],
  [/^(?:migraine|migräne|migraña|emicrania)[ -]?(?:day|attack|tag)?\??$/, 'migraine-day'],
  [/^(?:headaches?|kopfschmerz(?:en|stärke)?|kopfweh|mal de tête|dolor de cabeza)\??$/, 'headache'],
  [/^(?:pain|schmerz(?:en|stärke)?|douleur|dolor|dolore)$/, 'pain'],
  [/^(?:mood|stimmung|humeur|ánimo|umore|wohlbefinden)$/, 'mood'],
];

/** Words behind a name that change nothing about it. */
const filler =
  /\s+(?:level|score|rating|intensity|severity|strength|reading|value|measurement|today|stärke|wert)$/;

const lists: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:medications?|medicines?|meds|medikamente?|médicaments?|medicamentos?|drugs?)(?: taken)?$/,
    'medication',
  ],
  [/^(?:symptoms?|symptome?|symptômes|síntomas)$/, 'symptom'],
];

const unitWords =
  /[\s_,/-](kg|kgs|lbs?|pounds|stone|st|g|km|mi|miles|m|mmhg|kpa|bpm|mg\/?dl|mmol(?:\/l)?|hours?|hrs?|h|minutes|mins?|%|°?c|°?f|celsius|fahrenheit|ms|kcal|kj|steps?|count)$/i;
const scalePattern = /\(?\b(\d{1,3})\s?(?:-|–|to|bis|\.\.)\s?(\d{1,3})\)?\s*$/;
const unitFixes: Readonly<Record<string, string>> = { mgdl: 'mg/dL', mmol: 'mmol/L', stone: 'st' };

/** The meaning of a column's name, null for a name that says nothing. */
export const meaningOf = (header: string): HeaderMeaning | null => {
  const scaled = scalePattern.exec(header);
  const scale: [number, number] | null =
    scaled && Number(scaled[1]) < Number(scaled[2]) ? [Number(scaled[1]), Number(scaled[2])] : null;
  const plain = plainHeader(scale ? header.slice(0, scaled?.index) : header);
  const bracket = splitUnit(plain);
  const word = bracket.unit === '' ? unitWords.exec(bracket.name) : null;
  const named = (name: string) => {
    const list = lists.find(([pattern]) => pattern.test(name))?.[1];
    return list ?? words.find(([pattern]) => pattern.test(name))?.[1];
  };
  const whole = bracket.name.replace(filler, '');
  const cut = (word ? bracket.name.slice(0, word.index) : bracket.name).replace(filler, '').trim();
  // "weight kg" is a weight in kg, but in "resting hr" the last word belongs to the name.
  const metric = named(cut) ?? named(whole);
  if (metric === undefined) return null;
  if (lists.some(([, list]) => list === metric)) return { metric, kind: 'names', unit: '', scale: null };
  const unit = bracket.unit || (named(cut) === undefined ? '' : (word?.[1] ?? ''));
  return { metric, kind: 'number', unit: unitFixes[unit.toLowerCase()] ?? unit, scale };
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** A column called "temperature" may be that of the room: a body's is 33 to 43 degrees Celsius or 91 to 110 Fahrenheit. */
export const isBodyTemperature = (values: readonly number[]): boolean => {
  const typical = median(values);
  return (typical >= 33 && typical <= 43) || (typical >= 91 && typical <= 110);
};

/** A column called "sleep" may be a score of it: nights are 2 to 16 hours, in hours or minutes. */
export const isNight = (values: readonly number[]): boolean => {
  const typical = median(values);
  return (typical >= 2 && typical <= 16) || (typical >= 120 && typical <= 960);
};

/** Units to choose from where neither name nor figures tell. */
export const unitChoices: Readonly<Record<string, readonly string[]>> = {
  weight: ['kg', 'lb', 'st'],
  distance: ['km', 'mi', 'm'],
  'active-energy': ['kcal', 'kJ'],
};

/**
 * The unit that a column's figures can only have: glucose above 33 is in mg/dL, below in mmol/L, for nobody lives
 * outside of these.
 *
 * @returns '' for the canonical unit, null where it cannot be told
 */
export const unitByValues = (metric: string, values: readonly number[]): string | null => {
  const typical = median(values);
  if (metric === 'glucose') return typical > 33 ? 'mg/dL' : 'mmol/L';
  if (metric === 'body-temperature') return typical > 60 ? 'degF' : 'degC';
  if (metric.startsWith('sleep-')) return typical > 24 ? 'min' : 'h';
  if (metric === 'spo2') return '%';
  return unitChoices[metric] ? null : '';
};
