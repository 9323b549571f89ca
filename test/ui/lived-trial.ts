import { addDays } from '../../src/core/design/civil-day.ts';
import { factorialContrasts } from '../../src/core/design/index.ts';
import {
  analyse,
  createRng,
  posteriorAfterPeriods,
  sensitivity,
  simulateTrial,
  type TrialTruth,
  verdictOf,
} from '../../src/core/inference/index.ts';
import {
  learnPerson,
  roundsAsked,
  runSettleTrials,
  settleRows,
  settleTrials,
  trialRandomisationTest,
} from '../../src/core/report/index.ts';
import { aftermathOf } from '../../src/main/results/aftermath.ts';
import { analysisSpecOf, resultDays } from '../../src/main/results/spec.ts';
import { fullView, hiddenView } from '../../src/main/results/view.ts';
import { permittedCount, sequenceRulesOf } from '../../src/main/trials/draw.ts';
import { freezeProtocol } from '../../src/main/trials/freeze.ts';
import { lastDayOf } from '../../src/main/trials/schedule.ts';
import type { TrialRow } from '../../src/main/vault/types.ts';
import type { SensitivityView, SettleView } from '../../src/shared/results.ts';
import {
  type DiaryDay,
  type ResultView,
  rulesOf,
  type TrialDraft,
  type TrialEvent,
} from '../../src/shared/trial.ts';
import { arms, questions } from './made-up.ts';

/** What is true in a made-up world; the engine itself works out what the screen shows. */
export interface MadeUpTrial {
  draft?: Partial<TrialDraft>;
  sequence?: string[];
  truth: TrialTruth;
  seed: number;
  state?: TrialRow['state'];
  /** Days lived of the trial (run-in included); all of them unless told. */
  livedDays?: number;
  /** What happened meanwhile and afterwards. */
  events?: TrialEvent[];
  /** Days after the end on which the result is looked at. */
  laterDays?: number;
}

const START = '2026-02-16';

export const draft: TrialDraft = {
  title: 'Magnesium, sleep regularity, placebo',
  outcome: {
    family: 'bernoulli',
    better: 'lower',
    mcid: 2,
    key: 'migraine-day',
    label: 'Migraine days',
  },
  questions,
  arms: arms.map((a, i) =>
    i === 0 ? a : { ...a, predicted: { mean: -1.7, sd: i === 1 ? 2 : 2.9, unit: 'days/28' } },
  ),
  periods: 6,
  periodDays: 14,
  runInDays: 0,
  washoutDays: 0,
  fadingHalfLifeDays: null,
  start: START,
  zone: 'Europe/London',
  maxRun: 2,
  hideUntilEnd: true,
  baseline: 12,
  confirmed: [],
};

const unwrap = <T>(r: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!r.ok) throw new Error(r.error.message);
  return r.value;
};

interface Lived {
  row: TrialRow;
  entries: DiaryDay[];
  today: string;
}

/** Lives a trial in a made-up world: every figure below comes out of the simulator's seed. */
const live = (input: MadeUpTrial): Lived => {
  const whole: TrialDraft = { ...draft, ...input.draft };
  const protocol = freezeProtocol(whole);
  const sequence = input.sequence ?? ['placebo', 'magnesium', 'sleep', 'magnesium', 'placebo', 'sleep'];
  const simulated = simulateTrial(
    {
      family: protocol.outcome.family,
      arms: protocol.arms.map((a) => a.id),
      sequence,
      periodDays: protocol.periodDays,
      runInDays: protocol.runInDays,
      truth: input.truth,
      missing: 0.04,
    },
    createRng(input.seed, 1),
  );
  const habits = createRng(input.seed, 2);
  const lived = simulated.slice(0, input.livedDays ?? simulated.length);
  const entries = lived.map((d, i): DiaryDay => {
    const day = addDays(protocol.start, i);
    return {
      day,
      trialId: 't1',
      answers: d.y === null ? {} : { [protocol.outcome.key]: roundedAnswer(d.y, protocol.outcome.family) },
      kept: d.y === null ? null : habits.uniform() > 0.06,
      marks: [],
      note: '',
      savedAt: `${day}T20:00:00Z`,
      late: habits.uniform() < 0.06,
      revision: 1,
    };
  });
  const state = input.state ?? 'finished';
  return {
    row: {
      id: 't1',
      state,
      protocol,
      seed: 'c3'.repeat(32),
      sequence,
      commitment: '9f3c71e05ab844d2c60e1f9783aa2b5d9f3c71e05ab844d2c60e1f9783aa2b5d',
      permittedSequences: String(unwrap(permittedCount(protocol))),
      createdAt: `${START}T08:00:00Z`,
      ...(input.events ? { events: input.events } : {}),
      endedAt: state === 'stopped' ? `${entries.at(-1)?.day}T20:00:00Z` : null,
    },
    entries,
    today: addDays(protocol.start, lived.length),
  };
};

/** Answers on a scale or of a count are whole numbers from 0 (to 10). */
const roundedAnswer = (y: number, family: string): number =>
  family === 'bernoulli' ? y : Math.max(0, Math.min(10, Math.round(y)));

/** The result as the main process would send it, worked out by the real engine on made-up days. */
export const livedResult = (input: MadeUpTrial): ResultView => {
  const { row, entries, today } = live(input);
  const days = resultDays(row, entries, entries.at(-1)?.day ?? START);
  const spec = analysisSpecOf(row, days);
  const analysis = unwrap(analyse(spec));
  const best = analysis.effects.reduce((b, e, i, all) => (e.pBest > (all[b]?.pBest ?? -1) ? i : b), 0);
  const k = row.protocol.arms.length;
  const ends = [...new Set(days.map((d) => d.period))].filter((p, _, all) => p % k === 0 || p === all.at(-1));
  const after = unwrap(posteriorAfterPeriods(spec, ends));
  const contrasts = rulesOf(row.protocol).factorial ? unwrap(factorialContrasts(spec)) : null;
  const view = fullView({
    row,
    entries,
    days,
    today,
    headline: best + 1,
    analysis: { ...analysis, milliseconds: 12 },
    verdicts: analysis.effects.map((e) => verdictOf(e, row.protocol.analysis.thresholds)),
    afterPeriods: after.flatMap(({ period, day, effects }) => {
      const e = effects[best];
      if (!e) return [];
      const { quantiles: q, mean, sd, pAtLeastMcid } = e;
      return [
        {
          period,
          day,
          mean,
          sd,
          q10: q['0.1'],
          q90: q['0.9'],
          q025: q['0.025'],
          q975: q['0.975'],
          pAtLeastMcid,
        },
      ];
    }),
  });
  return {
    ...view,
    ...(contrasts ? { factorial: contrasts } : {}),
    aftermath: aftermathOf(row.events ?? [], addDays(today, input.laterDays ?? 0)),
  };
};

/** What the slow parts of the screen would be told: the same functions as the app's, fewer simulations. */
export const livedExtras = (input: MadeUpTrial): { sensitivity: SensitivityView; settle: SettleView } => {
  const { row, entries } = live(input);
  const days = resultDays(row, entries, entries.at(-1)?.day ?? START);
  const spec = analysisSpecOf(row, days);
  const { protocol } = row;
  const { thresholds } = protocol.analysis;
  const fixed = rulesOf(protocol).allocation === 'fixed';
  const shape = {
    thresholds,
    periodDays: protocol.periodDays,
    washoutDays: protocol.washoutDays,
    maxRun: protocol.maxRun,
    missing: 0.04,
    rounds: roundsAsked(protocol.periods, protocol.arms.length, protocol.periodDays),
    simulations: 20,
    seed: 1,
    arms: protocol.arms.length,
  };
  const person = unwrap(learnPerson(spec));
  const verdicts = unwrap(runSettleTrials({ ...shape, person }, 0, settleTrials(shape)));
  const { headline } = livedResult(input);
  return {
    sensitivity: {
      sensitivity: unwrap(sensitivity(spec, thresholds)),
      randomisation: fixed
        ? unwrap(trialRandomisationTest(spec, sequenceRulesOf(protocol), protocol.washoutDays))
        : null,
    },
    settle: {
      armId: protocol.arms[headline]!.id,
      simulations: shape.simulations,
      rows: settleRows(shape, verdicts, headline - 1),
    },
  };
};

/** The same trial while the protocol hides its outcome. */
export const hiddenResult = (input: MadeUpTrial): ResultView => {
  const { row, entries, today } = live({ ...input, state: 'running' });
  return hiddenView(row, entries, today, addDays(lastDayOf(row.protocol), 1));
};
