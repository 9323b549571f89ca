import type { AssuranceInput, SequenceRules, SimulatedEnd } from '../../core/design/index.ts';
import type {
  CatalogueMatch,
  DailySeries,
  laggedAssociations,
  Mention,
} from '../../core/hypotheses/index.ts';
import type { PeriodPosterior, VerdictThresholds } from '../../core/inference/index.ts';
import type { LearnedPerson, SettleInput } from '../../core/report/index.ts';
import type {
  AnalysisResult,
  AnalysisSpec,
  RandomisationTest,
  SensitivityResult,
} from '../../shared/analysis.ts';
import type { AppError, Result } from '../../shared/errors.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import type { FactorialContrast, VerdictKey } from '../../shared/trial.ts';

/** What a compute worker can be asked; everything heavy that is not SQL runs there. */
export interface ComputeMethods {
  analyse(spec: AnalysisSpec): Result<AnalysisResult>;
  afterPeriods(spec: AnalysisSpec, periods: number[]): Result<PeriodPosterior[]>;
  factorial(spec: AnalysisSpec): Result<FactorialContrast[]>;
  match(profile: Profile): Promise<Result<CatalogueMatch[]>>;
  /** Gets the matching ready: model checked and loaded, catalogue read, one run. Answers whether it was computed from the stored vectors. */
  warm(): Promise<Result<{ precomputed: boolean }>>;
  /** Interventions of the catalogue that a short text means, best first. */
  mentions(text: string): Promise<Result<{ interventions: Mention[] }>>;
  /** Lagged associations of daily series with an outcome. */
  associations(outcome: DailySeries, metrics: DailySeries[]): Result<ReturnType<typeof laggedAssociations>>;
  /** Unit vector of the person's words; null where they wrote none. */
  words(profile: Profile): Promise<Result<Float32Array | null>>;
  /** How the simulated trials from..to-1 of an assurance ended. */
  assuranceTrials(input: AssuranceInput, from: number, to: number): Result<SimulatedEnd[]>;
  /** How many of the simulated trials from..to-1 notice a benefit of this size. */
  noticedTrials(input: AssuranceInput, size: number, from: number, to: number): Result<number>;
  sensitivity(spec: AnalysisSpec, thresholds: VerdictThresholds): Result<SensitivityResult>;
  randomisation(
    spec: AnalysisSpec,
    rules: SequenceRules,
    washoutDays: number,
  ): Result<{ tests: RandomisationTest[]; sampled: boolean }>;
  learnPerson(spec: AnalysisSpec): Result<LearnedPerson>;
  /** Verdicts of the simulated continuations from..to-1 of a trial. */
  settleTrials(input: SettleInput, from: number, to: number): Result<VerdictKey[][]>;
}

export interface ComputeOptions {
  modelsDir: string;
  resourcesDir: string;
}

export interface Request {
  id: number;
  method: keyof ComputeMethods;
  args: unknown[];
}

export type Reply = { id: number; result: Result<unknown> } | { id: number; bug: AppError };
