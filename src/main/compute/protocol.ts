import type { AssuranceInput } from '../../core/design/index.ts';
import type { CatalogueMatch } from '../../core/hypotheses/index.ts';
import type { PeriodPosterior } from '../../core/inference/index.ts';
import type { AnalysisResult, AnalysisSpec } from '../../shared/analysis.ts';
import type { AppError, Result } from '../../shared/errors.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import type { FactorialContrast, VerdictKey } from '../../shared/trial.ts';

/** What a compute worker can be asked; everything heavy that is not SQL runs there. */
export interface ComputeMethods {
  analyse(spec: AnalysisSpec): Result<AnalysisResult>;
  afterPeriods(spec: AnalysisSpec, periods: number[]): Result<PeriodPosterior[]>;
  factorial(spec: AnalysisSpec): Result<FactorialContrast[]>;
  match(profile: Profile): Promise<Result<CatalogueMatch[]>>;
  /** Verdicts of the simulated trials from..to-1 of an assurance. */
  assuranceTrials(input: AssuranceInput, from: number, to: number): Result<VerdictKey[][]>;
  /** How many of the simulated trials from..to-1 notice a benefit of this size. */
  noticedTrials(input: AssuranceInput, size: number, from: number, to: number): Result<number>;
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
