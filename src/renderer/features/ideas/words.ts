import type { Candidate, HypothesesResult, Profile } from '../../../shared/hypotheses.ts';
import type { Formats } from '../../format.ts';
import type { Translate } from '../../i18n/translate.ts';
import { changeWords, rangeWords } from '../result/words.ts';

/** Standard Normal quantile of 0.9: half an 80 % interval in SDs. */
const Z90 = 1.2815515655446004;

export const intervalOf = (c: Pick<Candidate, 'predicted'>): { low: number; high: number } => ({
  low: c.predicted.mean - Z90 * c.predicted.sd,
  high: c.predicted.mean + Z90 * c.predicted.sd,
});

/** Outcome as the word helpers need it; the catalogue's days in 28 count whole days. */
export const outcomeOf = (unit: string) => ({
  family: unit === 'days/28' ? ('bernoulli' as const) : ('gaussian' as const),
  key: unit === 'days/28' ? 'migraine-day' : '',
  unit,
});

const unitKeys = { 'days/28': 'ideas.unit28', points: 'ideas.unitPoints', SMD: 'ideas.unitSmd' } as const;

export const unitOf = (unit: string, t: Translate): string =>
  unit in unitKeys ? t(unitKeys[unit as keyof typeof unitKeys]) : unit;

/** What a trial is worth on average; null where it is under a twentieth of what matters: nothing to speak of. */
export const worthWords = (c: Candidate, mcid: number, t: Translate, f: Formats): string | null => {
  const gain = c.value?.evsi ?? 0;
  if (gain < mcid / 20) return null;
  const unit = c.predicted.unit === 'days/28' ? t('ideas.unitDays') : unitOf(c.predicted.unit, t);
  return `${f.number(gain, gain < 0.1 ? 2 : 1)} ${unit}`;
};

/** "about 2 fewer (5 fewer to 1 more)" */
export const predictionWords = (c: Candidate, t: Translate, f: Formats): string => {
  const o = outcomeOf(c.predicted.unit);
  const { low, high } = intervalOf(c);
  return t('ideas.about', {
    change: changeWords(c.predicted.mean, o, t, f),
    range: rangeWords(low, high, o, t, f),
  });
};

/** sigma in 100; "under 1" instead of 0. */
export const sigmaWords = (sigma: number, t: Translate, f: Formats): string =>
  Math.round(sigma * 100) < 1 ? t('ideas.under1') : f.number(Math.min(99, Math.round(sigma * 100)));

/** What the ideas were matched to, as a list in words; empty without a profile. */
export const matchedTo = (p: Profile, unit: string, t: Translate, f: Formats): string[] => [
  ...(p.conditions.length > 0 ? [f.list(p.conditions)] : p.goal ? [p.goal] : []),
  ...(p.baseline === undefined
    ? []
    : [t('ideas.partBaseline', { n: f.number(p.baseline, 1), unit: unitOf(unit, t) })]),
  ...(p.ageBand ? [t('ideas.partAge', { age: p.ageBand })] : []),
  ...(p.tried.length > 0 ? [t('ideas.partTried', { what: f.list(p.tried) })] : []),
];

/** Common axis of the table: all 80 % intervals, zero and the least that matters. */
export const axisOf = (r: HypothesesResult): [number, number] => {
  const ends = r.candidates.map(intervalOf).flatMap((i) => [i.low, i.high]);
  return [Math.min(...ends, -r.mcid, 0), Math.max(...ends, r.mcid)];
};

export const isEmptyProfile = (p: Profile): boolean =>
  p.conditions.length === 0 && p.goal.trim() === '' && p.notes.trim() === '';

/** How an idea stands: worth a trial; below the line; a safety question open; against what the person told; no matter for a self-trial. */
export type Standing = 'worth' | 'below' | 'ask' | 'not-for-you' | 'not-trialable';

export const standingOf = (
  c: Pick<Candidate, 'trigger' | 'noTrialBecause' | 'noTrial' | 'contraindications' | 'minPeriodDays'>,
): Standing => {
  if (c.trigger) return 'worth';
  if (c.noTrial?.code === 'ask') return 'ask';
  if (c.noTrial?.code === 'against') return 'not-for-you';
  if (c.contraindications.some((text) => c.noTrialBecause?.includes(text))) return 'not-for-you';
  // the catalogue names no period where none makes sense
  return c.minPeriodDays === null ? 'not-trialable' : 'below';
};

/** Citation with its DOI as people write it. */
export const citationWords = (e: { citation: string; doi: string | null }): string =>
  e.doi ? `${e.citation}, doi:${e.doi}` : e.citation;
