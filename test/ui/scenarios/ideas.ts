import { readFileSync } from 'node:fs';
import { rankHypotheses } from '../../../src/core/hypotheses/index.ts';
import { fail, ok } from '../../../src/shared/errors.ts';
import { evidenceCatalogue } from '../../../src/shared/evidence.ts';
import {
  type HypothesesResult,
  type LocalSuggestion,
  type Profile,
  profileSchema,
} from '../../../src/shared/hypotheses.ts';
import { type Answers, pending } from '../fake-bridge.ts';
import type { Scenario } from '../scenario.ts';

const catalogue = evidenceCatalogue.parse(
  JSON.parse(readFileSync(new URL('../../../resources/evidence/catalogue.json', import.meta.url), 'utf8')),
);

/** A made-up person. */
export const profile: Profile = profileSchema.parse({
  ageBand: '35-44',
  sex: 'female',
  conditions: ['migraine'],
  tried: ['propranolol', 'topiramate'],
  goal: 'fewer migraine days',
  baseline: 12,
});

/** The real ranking over the shipped catalogue; only the match by meaning is pretended (the word matches). */
export const ranking = (
  own: Profile,
  tau?: number,
  suggestions: LocalSuggestion[] = [],
): HypothesesResult => {
  const ids = new Set(
    catalogue.estimates
      .filter((e) => e.condition === 'migraine' && e.use !== 'context')
      .map((e) => e.intervention),
  );
  return rankHypotheses({
    profile: own,
    catalogue,
    tau,
    local: { suggestions },
    matches: [...ids].map((intervention) => ({
      condition: 'migraine',
      intervention,
      score: 1,
      similarity: 0,
      reasons: [{ words: 'migraine', met: 'migraine', how: 'word' as const, score: 1 }],
    })),
  });
};

/** Made-up answers of the local model card. */
const localModel = {
  address: 'http://127.0.0.1:11434',
  model: 'llama3.2:3b',
  request: JSON.stringify(
    { model: 'llama3.2:3b', messages: [{ role: 'user', content: 'Condition: Migraine' }] },
    null,
    1,
  ),
  key: 'k',
  listed: 1,
  refused: 2,
};
const route = { name: 'ideas' };
const answersOf = (own: Profile, result: HypothesesResult): Answers => ({
  'profile.get': { value: own },
  'hypotheses.rank': { value: result },
  'profile.save': (saved) => ok(saved),
  'profile.baseline': {
    value: {
      outcome: 'migraine-days',
      from: 'migraine-day',
      kind: 'diary',
      unit: 'days/28',
      value: 11,
      sd: null,
      days: 26,
      windowStart: '2026-10-26',
      windowEnd: '2026-11-22',
    },
  },
  'hypotheses.saveOptions': (options) => ok(options),
  'localModel.get': {
    value: { address: null, model: '', request: null, key: null, listed: null, refused: 0 },
  },
  'hypotheses.associations': {
    value: {
      outcome: 'migraine-day',
      looked: 24,
      found: [{ metric: 'sleep-duration', lag: 1, correlation: -0.31, days: 142, p: 0.002, q: 0.048 }],
    },
  },
});
const withHeart: Profile = { ...profile, conditions: ['migraine', 'heart disease'] };
const main: Scenario = { route, answers: answersOf(profile, ranking(profile)) };
const nothing: HypothesesResult = {
  ...ranking(profile),
  candidates: [],
  context: [],
  notCompared: [],
  doNothing: { sigma: 1 },
  chance: 1,
};

export const scenarios: Record<string, Scenario> = {
  main,
  why: {
    ...main,
    act: async (page) => {
      await page.getByRole('button', { name: 'Why Magnesium?' }).click();
    },
  },
  profile: {
    ...main,
    act: async (page) => {
      await page.getByRole('button', { name: 'Edit profile' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  contra: { route, answers: answersOf(withHeart, ranking(withHeart)) },
  ask: (() => {
    const denied: Profile = { ...profile, notes: 'My sister has epilepsy. No kidney disease.' };
    return { route, answers: answersOf(denied, ranking(denied, 0.02)) };
  })(),
  local: {
    route,
    answers: {
      ...answersOf(
        profile,
        ranking(profile, 0.05, [
          { intervention: 'yoga', condition: 'migraine', said: 'Yoga', mean: -1, sd: 1 },
        ]),
      ),
      'localModel.get': { value: localModel },
    },
    act: async (page) => {
      await page.getByRole('button', { name: 'Show what is sent' }).click();
    },
  },
  below: { route, answers: answersOf(profile, ranking(profile, 0.4)) },
  empty: { route, answers: { 'profile.get': { value: profileSchema.parse({}) } } },
  nomatch: { route, answers: answersOf({ ...profile, conditions: ['tinnitus'] }, nothing) },
  model: {
    route,
    answers: {
      'profile.get': { value: profile },
      'hypotheses.rank': () =>
        fail(
          'model-missing',
          'The language model that matches your words is not there. Your data are safe; ideas cannot be ranked. Install the app again to bring it back.',
        ),
    },
  },
  loading: {
    route,
    answers: { 'profile.get': { value: profile }, 'hypotheses.rank': pending },
    act: async (page) => page.waitForTimeout(2300),
  },
};
