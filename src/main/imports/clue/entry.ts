import { namedMetric } from '../../../shared/samples.ts';
import { isObject, type JsonObject, objectsOf, textOf } from '../json-shape.ts';

/** What an entry says about its day; a value of the metric's own scale. */
export interface ClueValue {
  metric: string;
  value: number;
}

/** Bleeding: 1 spotting, 2 light, 3 medium, 4 heavy; unknown words count as "of unknown strength". */
const flow: Readonly<Record<string, number>> = { spotting: 1, light: 2, medium: 3, heavy: 4, very_heavy: 4 };

const PRESENT = 1; // Clue's tags carry no strength

/** Tags that say "nothing of the kind today". */
const free: ReadonlySet<string> = new Set(['pain_free', 'none', 'great_digestion', 'great']);

/** Types whose tags are symptoms. Feelings, energy, sex life and the like stay out and are counted. */
const symptoms: ReadonlySet<string> = new Set(['pain', 'digestion', 'pms']);

/** The words of an entry: newer exports have {"option": ...} or a list of it, older ones a bare word. */
const optionsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(optionsOf);
  return isObject(value) ? [textOf(value['option'])].filter((o) => o !== '') : [];
};

/**
 * What an entry of Clue's measurements.json says, null for a type that has no metric.
 *
 * A tag is the day's statement that something was there. Days without a tag say nothing; only "pain free", which the
 * person chose, says that there was no pain.
 */
export const clueValues = (entry: JsonObject): ClueValue[] | null => {
  const type = textOf(entry['type']);
  const options = optionsOf(entry['value']);
  if (type === 'period') return options.map((o) => ({ metric: 'menstruation', value: flow[o] ?? 1 }));
  if (type === 'spotting') return [{ metric: 'menstruation', value: 1 }];
  if (!symptoms.has(type)) return null;
  return options.flatMap((o): ClueValue[] => {
    if (o === 'pain_free') return [{ metric: 'pain', value: 0 }];
    if (free.has(o)) return [];
    const migraine = o.startsWith('migraine') ? [{ metric: 'migraine-day', value: 1 }] : [];
    return [{ metric: namedMetric('symptom', o), value: PRESENT }, ...migraine];
  });
};

/** Entries of the file: an array in newer exports, {"data": [...]} with a day each in those before 2023. */
export const clueEntries = (whole: unknown): { date: string; entry: JsonObject }[] => {
  if (isObject(whole)) {
    return objectsOf(whole['data']).flatMap((day) =>
      Object.entries(day)
        .filter(([type]) => type !== 'day' && type !== 'date')
        .map(([type, value]) => ({
          date: textOf(day['day']) || textOf(day['date']),
          entry: { type, value },
        })),
    );
  }
  return objectsOf(whole).map((entry) => ({ date: textOf(entry['date']), entry }));
};
