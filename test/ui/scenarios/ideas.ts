import { readFileSync } from 'node:fs';
import { rankHypotheses } from '../../../src/core/hypotheses/index.ts';
import { fail, ok } from '../../../src/shared/errors.ts';
import { evidenceCatalogue } from '../../../src/shared/evidence.ts';
import { type HypothesesResult, type Profile, profileSchema } from '../../../src/shared/hypotheses.ts';
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
export const ranking = (own: Profile, tau?: number): HypothesesResult => {
  const ids = new Set(
    catalogue.estimates.filter((e) => e.condition === 'migraine').map((e) => e.intervention),
  );
  return rankHypotheses({
    profile: own,
    catalogue,
    tau,
    matches: [...ids].map((intervention) => ({
      condition: 'migraine',
      intervention,
      score: 1,
      similarity: 0,
      reasons: [{ words: 'migraine', met: 'migraine', how: 'word' as const, score: 1 }],
    })),
  });
};

const route = { name: 'ideas' };
const answersOf = (own: Profile, result: HypothesesResult): Answers => ({
  'profile.get': { value: own },
  'hypotheses.rank': { value: result },
  'profile.save': (saved) => ok(saved),
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
