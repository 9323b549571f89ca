import type { RandomisationTest, SensitivityResult } from './analysis.ts';
import type { TrialState, VerdictKey } from './trial.ts';

/** What further rounds of a trial would do to its verdict, from trials that go on from the person's own days. */
export interface SettleRow {
  /** Further rounds: each arm once more. */
  rounds: number;
  /** Days these rounds take. */
  furtherDays: number;
  /** Of all simulated continuations, the share that ends in each verdict on the arm asked about. */
  verdicts: Partial<Record<VerdictKey, number>>;
  /** Share that ends in a firm verdict: better, worse or no worthwhile difference. */
  firm: number;
}

export interface SettleView {
  /** Id of the arm that the rows speak of. */
  armId: string;
  simulations: number;
  rows: SettleRow[];
}

export interface SensitivityView {
  sensitivity: SensitivityResult;
  /** null where the order was not drawn from a fixed set (adaptive trials): there is no such test. */
  randomisation: { tests: RandomisationTest[]; sampled: boolean } | null;
}

/** What a person does with an answer. */
export const conclusionChoices = ['continue', 'stop', 'repeat'] as const;
export type ConclusionChoice = (typeof conclusionChoices)[number];

/** "Is it still helping?", asked some weeks after a decision to go on. */
export const checkInAnswers = ['helping', 'not-helping', 'unsure'] as const;
export type CheckInAnswer = (typeof checkInAnswers)[number];

export interface Conclusion {
  day: string;
  choice: ConclusionChoice;
  armId: string | null;
  note: string;
}
export interface CheckIn {
  day: string;
  answer: CheckInAnswer;
  note: string;
}

/** What was decided after a trial, oldest first; the last conclusion counts. Nothing is ever taken away. */
export interface Aftermath {
  conclusions: Conclusion[];
  checkIns: CheckIn[];
  /** Day from which "still helping?" is asked; null where nothing is to be asked. */
  checkInFrom: string | null;
  /** True once that day has come and there is no answer since. */
  checkInDue: boolean;
}

/** A line of the history: a trial that has ended, its answer, what was decided. */
export interface HistoryRow {
  id: string;
  title: string;
  state: TrialState;
  start: string;
  end: string;
  /** null without a single answered day, or while the result is hidden. */
  answer: {
    armId: string;
    armName: string;
    verdict: VerdictKey;
    pAtLeastMcid: number;
    pBetter: number;
    pHarmAtLeastMcid: number;
    mean: number;
    q10: number;
    q90: number;
  } | null;
  outcome: import('./trial.ts').ResultView['outcome'];
  arms: { id: string; name: string }[];
  aftermath: Aftermath;
}
