import type { AssuranceInput, AssuranceOutput } from '../../core/design/index.ts';
import type { CatalogueMatch } from '../../core/hypotheses/index.ts';
import type { PeriodPosterior } from '../../core/inference/index.ts';
import type { AnalysisResult, AnalysisSpec } from '../../shared/analysis.ts';
import type { AppError, Result } from '../../shared/errors.ts';
import type { Profile } from '../../shared/hypotheses.ts';

/** What the compute worker can be asked; everything heavy that is not SQL runs there. */
export interface ComputeMethods {
  analyse(spec: AnalysisSpec): Result<AnalysisResult>;
  afterPeriods(spec: AnalysisSpec, periods: number[]): Result<PeriodPosterior[]>;
  match(profile: Profile): Promise<Result<CatalogueMatch[]>>;
  assurance(input: AssuranceInput): Promise<Result<AssuranceOutput>>;
}

export interface ComputeOptions {
  modelsDir: string;
  resourcesDir: string;
}

export type Request = { id: number; method: keyof ComputeMethods; args: unknown[] } | { cancel: true };

export type Reply =
  | { id: number; result: Result<unknown> }
  | { id: number; progress: { done: number; total: number } }
  | { id: number; bug: AppError };
