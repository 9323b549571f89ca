import { z } from 'zod';
import { germanInEnglish } from '../src/core/hypotheses/index.ts';
import {
  certainties,
  conditionRecord,
  type EstimateRecord,
  type EvidenceCatalogue,
  evidenceCatalogue,
  indirectness,
  interventionRecord,
  type StudyDesign,
  transfer,
} from '../src/shared/evidence.ts';

/**
 * Builds the evidence catalogue from the published rows and the curated file. Every derived number is computed
 * here; whatever is missing, uncited or unknown throws with the row's id. Run by scripts/build-evidence.mjs.
 */
const conversions = {
  'attacks-to-days': {
    of: (x: number) => x,
    because:
      'Published in attacks a month. One attack is counted as one day, the fewest it can be (4 to 72 hours untreated, ICHD-3).',
    share: 0.5,
  },
  'frequency-to-days': {
    of: (x: number) => x,
    because: 'Published as "monthly frequency", days or attacks; counted as days.',
    share: 0.5,
  },
  'smd-to-points': {
    of: (x: number) => 2 * x,
    because: 'Published in standard deviations. One is taken as 2 points on the scale of 0 to 10.',
    share: 0.25,
  },
  'risk-ratio-to-smd': {
    of: (x: number) => (-Math.log(x) * Math.sqrt(3)) / Math.PI,
    because:
      'Published as a risk ratio of improvement. It is read as an odds ratio, which understates it, and turned into standard deviations (Chinn 2000).',
    share: 0.5,
  },
  'risk-ratio-of-symptoms-to-smd': {
    of: (x: number) => (Math.log(x) * Math.sqrt(3)) / Math.PI,
    because:
      'Published as a risk ratio of still having symptoms. It is read as an odds ratio, which understates it, and turned into standard deviations (Chinn 2000).',
    share: 0.5,
  },
} as const;

/** Conversions of a ratio: intervals are symmetric on the log scale. */
const ofRatios = new Set<string>(['risk-ratio-to-smd', 'risk-ratio-of-symptoms-to-smd']);

/** What a standardised effect loses when it is read in the person's own standard deviations. */
const STANDARDISED = {
  share: 0.25,
  because:
    'Published in standard deviations between people. It is read in the standard deviation of your own days, which need not be the same.',
};

const curatedRow = z.strictObject({
  source: z.string(),
  condition: z.string(),
  intervention: z.string(),
  use: z.enum(['effect', 'standardised', 'context']),
  certainty: z.enum(certainties),
  note: z.string().optional(),
  citation: z.string().optional(),
  /** Why the source has no DOI; asked for where it has none, refused where it has one. */
  noDoi: z.string().min(10).optional(),
  convert: z.enum(Object.keys(conversions) as (keyof typeof conversions)[]).optional(),
  seAtLeast: z.number().positive().optional(),
  weight: z.number().positive().optional(),
  indirectness: z.array(indirectness).optional(),
  transfer: transfer.optional(),
  /** What the interval columns hold if not a 95 % interval, and the spread column if not between persons. */
  interval: z.string().optional(),
  spreadIs: z.string().optional(),
});
type CuratedRow = z.infer<typeof curatedRow>;

const curatedFile = z.strictObject({
  format: z.literal('n1vault-evidence-source/1'),
  note: z.string(),
  betweenPersonRow: z.string(),
  certainty: z.record(z.enum(certainties), indirectness),
  conditions: z.array(conditionRecord),
  interventions: z.array(interventionRecord),
  /** Complaints without an entry; see EvidenceCatalogue. */
  outside: z.array(z.string().min(1)),
  rows: z.array(curatedRow),
});

const everydayFile = z.strictObject({
  format: z.literal('n1vault-everyday/1'),
  note: z.string(),
  sentences: z.record(
    z.string(),
    z.strictObject({ en: z.array(z.string().min(1)), de: z.array(z.string().min(1)) }),
  ),
});

/** The everyday sentences with what is embedded of each. Throws on a name that is no condition and not 'outside'. */
const everydayOf = (json: string, conditions: readonly string[]): EvidenceCatalogue['everyday'] =>
  Object.entries(everydayFile.parse(JSON.parse(json)).sentences).flatMap(([of, { en, de }]) => {
    if (of !== 'outside' && !conditions.includes(of)) throw new Error(`${of}: everyday sentences of nothing`);
    return [
      ...en.map((text) => ({ of, text, english: text })),
      ...de.map((text) => ({ of, text, english: germanInEnglish(text) })),
    ];
  });

export const parseCsv = (csv: string): Record<string, string>[] => {
  const rows: string[][] = [[]];
  for (const m of csv.matchAll(/("(?:[^"]|"")*"|[^",\n]*)(,|\r?\n|$)/g)) {
    if (m[0] === '') break;
    const field = m[1]!;
    rows.at(-1)!.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (m[2] !== ',') rows.push([]);
  }
  const [head, ...body] = rows.filter((r) => r.length > 1);
  return body.map((r) => Object.fromEntries(head!.map((name, i) => [name, r[i] ?? ''])));
};

const number = (row: Record<string, string>, field: string): number | null => {
  const raw = row[field]?.trim();
  if (!raw) return null; // missing is never zero
  const x = Number(raw);
  if (!Number.isFinite(x)) throw new Error(`${row['id']}: ${field} is not a number: ${raw}`);
  return x;
};

/** SE of a symmetric 95 % interval, on the scale where it is symmetric. */
const seOfInterval = (low: number, high: number): number => (high - low) / 3.92;

const round = (x: number): number => Number(x.toPrecision(6));

const publishedOf = (row: Record<string, string>, curated: CuratedRow) => {
  const mean = number(row, 'mean_effect');
  if (mean === null) throw new Error(`${curated.source}: has no mean`);
  const [low, high] = [number(row, 'ci_low'), number(row, 'ci_high')];
  if (low !== null && high !== null && !(low < high))
    throw new Error(`${curated.source}: interval is reversed`);
  const ratio = ofRatios.has(curated.convert ?? '') || row['unit'] === 'risk ratio';
  const floor = curated.seAtLeast ?? 0;
  const interval = low !== null && high !== null && curated.interval === undefined;
  const fromInterval =
    low === null || high === null
      ? 0
      : ratio
        ? seOfInterval(Math.log(low), Math.log(high))
        : seOfInterval(low, high);
  const se = Math.max(interval ? fromInterval : Math.abs(mean) / 2, floor);
  return {
    unit: row['unit']!,
    mean,
    low,
    high,
    se: round(se),
    seOrigin: interval
      ? `from the published 95 % interval${ratio ? ', on the log scale' : ''}`
      : 'assumed: no interval was visible, so at least half of the effect',
    betweenPersonSd: curated.spreadIs === undefined ? number(row, 'between_person_sd') : null,
  };
};

const effectOf = (
  curated: CuratedRow,
  published: ReturnType<typeof publishedOf>,
  certainty: z.infer<typeof indirectness>,
): EstimateRecord['effect'] => {
  if (curated.use === 'context') return null;
  const conversion = curated.convert ? conversions[curated.convert] : null;
  const convert = conversion?.of ?? ((x: number) => x);
  const logScale = ofRatios.has(curated.convert ?? '');
  const spread = (sd: number) => Math.abs(logScale ? convert(Math.exp(sd)) : convert(sd));
  return {
    mean: round(convert(published.mean)),
    se: round(spread(published.se)),
    weight: curated.weight ?? 1,
    betweenPersonSd: published.betweenPersonSd === null ? null : round(spread(published.betweenPersonSd)),
    conversion: conversion?.because ?? null,
    indirectness: [
      ...(certainty.share > 0 ? [certainty] : []),
      ...(conversion ? [{ share: conversion.share, because: conversion.because }] : []),
      ...(curated.use === 'standardised' ? [STANDARDISED] : []),
      ...(curated.indirectness ?? []),
    ],
    transfer: curated.transfer ?? null,
  };
};

const comparatorOf = (intervention: string): string =>
  /(?: vs | versus )(.+)$/.exec(intervention)?.[1] ?? 'control';

/** The type of study, from the row's own words: nothing is guessed beyond them. */
const designOf = (row: Record<string, string>): StudyDesign => {
  const words = `${row['source_citation']} ${row['confidence']} ${row['intervention']} ${row['outcome']}`;
  if (/uncontrolled|within-arm/i.test(words)) return 'uncontrolled';
  if (/n-of-1|SAMSON/i.test(words)) return 'n-of-1 trials';
  return /network/i.test(words) ? 'network meta-analysis' : 'meta-analysis';
};

const estimateOf = (
  row: Record<string, string>,
  curated: CuratedRow,
  certainty: z.infer<typeof indirectness>,
): EstimateRecord => {
  const citation = curated.citation ?? row['source_citation'] ?? '';
  const doi = row['doi'] || null;
  const url = doi ? `https://doi.org/${doi}` : (row['url_seen'] ?? '');
  if (citation.length < 10 || /^same\b/i.test(citation)) throw new Error(`${curated.source}: is not cited`);
  if (!url.startsWith('http')) throw new Error(`${curated.source}: has neither DOI nor address`);
  if (doi !== null && !/^10\.\d{4,9}\/\S+$/.test(doi))
    throw new Error(`${curated.source}: is no DOI: ${doi}`);
  if (doi === null && !curated.noDoi) throw new Error(`${curated.source}: has no DOI and no reason for it`);
  if (doi !== null && curated.noDoi) throw new Error(`${curated.source}: has a DOI and a reason for none`);
  if (curated.use !== 'effect' && !curated.note) throw new Error(`${curated.source}: say why it is not used`);
  const published = publishedOf(row, curated);
  return {
    source: curated.source,
    condition: curated.condition,
    intervention: curated.intervention,
    use: curated.use,
    note: curated.note ?? null,
    citation,
    doi,
    noDoi: curated.noDoi ?? null,
    url,
    certainty: curated.certainty,
    confidence: row['confidence']!,
    population: row['condition']!,
    comparator: comparatorOf(row['intervention']!),
    design: designOf(row),
    outcome: row['outcome']!,
    published,
    effect: effectOf(curated, published, certainty),
  };
};

/**
 * The catalogue of its source texts. Throws, naming the row, if anything is missing, unknown or uncited. Without
 * `everydayJson` there are no everyday sentences.
 */
export const buildCatalogue = (
  sourcesCsv: string,
  curatedJson: string,
  everydayJson?: string,
): EvidenceCatalogue => {
  const sources = new Map(parseCsv(sourcesCsv).map((r) => [r['id']!, r]));
  const curated = curatedFile.parse(JSON.parse(curatedJson));
  const unused = new Set(sources.keys());
  const estimates = curated.rows.map((c) => {
    const row = sources.get(c.source);
    if (!row) throw new Error(`${c.source}: is not in sources.csv`);
    if (!curated.conditions.some((x) => x.id === c.condition))
      throw new Error(`${c.source}: unknown condition`);
    if (!curated.interventions.some((x) => x.id === c.intervention))
      throw new Error(`${c.source}: unknown intervention`);
    unused.delete(c.source);
    return estimateOf(row, c, curated.certainty[c.certainty]);
  });
  if (unused.size > 0) throw new Error(`rows of sources.csv without a use: ${[...unused].join(', ')}`);
  const measured = estimates.find((e) => e.source === curated.betweenPersonRow);
  if (!measured?.published.betweenPersonSd)
    throw new Error(`${curated.betweenPersonRow}: has no between-person SD`);
  const { betweenPersonSd, mean } = measured.published;
  return evidenceCatalogue.parse({
    format: 'n1vault-evidence/1',
    betweenPerson: {
      share: round(betweenPersonSd / Math.abs(mean)),
      origin: `the one spread between persons found in real N-of-1 data: ${betweenPersonSd} points around a mean of ${Math.abs(mean)} (${measured.citation.split(';')[0]})`,
    },
    conditions: curated.conditions,
    interventions: curated.interventions,
    outside: curated.outside,
    everyday:
      everydayJson === undefined
        ? []
        : everydayOf(
            everydayJson,
            curated.conditions.map((c) => c.id),
          ),
    estimates,
  });
};

/** The committed form: stable, readable, ends with a newline. */
export const catalogueText = (catalogue: EvidenceCatalogue): string =>
  `${JSON.stringify(catalogue, null, 1)}\n`;

/**
 * What of a committed catalogue is not what its sources give: the ids of records whose derived numbers, citation or
 * words differ, are missing or have no source; empty if it is the same, byte by byte.
 */
export const differences = (committed: string, built: EvidenceCatalogue): string[] => {
  if (committed === catalogueText(built)) return [];
  const parsed = evidenceCatalogue.safeParse(JSON.parse(committed));
  if (!parsed.success) return ['catalogue.json does not have the form of a catalogue'];
  const byId = (c: EvidenceCatalogue) =>
    new Map<string, string>([
      ...c.estimates.map((e): [string, string] => [`${e.source} (${e.intervention})`, JSON.stringify(e)]),
      ...c.interventions.map((i): [string, string] => [i.id, JSON.stringify(i)]),
      ...c.conditions.map((x): [string, string] => [x.id, JSON.stringify(x)]),
    ]);
  const [there, here] = [byId(parsed.data), byId(built)];
  const named = [...new Set([...there.keys(), ...here.keys()])].filter(
    (id) => there.get(id) !== here.get(id),
  );
  return named.length > 0 ? named : ['the order or the head'];
};
