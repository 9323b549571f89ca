import { z } from 'zod';
import { families } from './analysis.ts';

/** The design specification (`n1vault design --spec`) and its result. See docs/methods.md, "Trial design". */
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day like 2026-01-05');

export const designSpec = z
  .strictObject({
    arms: z.array(z.string().min(1)).min(2).max(4),
    periods: z.number().int().min(2).max(52),
    periodDays: z.number().int().min(1).max(90),
    runInDays: z.number().int().min(0).max(60).default(0),
    washoutDays: z.number().int().min(0).max(30).default(0),
    start: isoDay,
    zone: z.string().default('UTC'),
    constraint: z
      .strictObject({
        balanced: z.boolean().default(true),
        maxRun: z.number().int().min(1).nullable().default(null),
        /** Each block of K periods holds each of the K arms once ("permuted pairs" for two). */
        permutedBlocks: z.boolean().optional(),
        /** The second half is the mirror image of the first, so that a steady trend cancels out. */
        counterbalanced: z.boolean().optional(),
      })
      .default({ balanced: true, maxRun: null }),
    seed: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits (32 bytes)')
      .optional(),
    outcome: z
      .strictObject({
        family: z.enum(families),
        better: z.enum(['lower', 'higher']),
        mcid: z.number().positive(),
        rope: z.number().positive().optional(),
        categories: z.number().int().min(2).max(11).optional(),
        unit: z.string().optional(),
      })
      .optional(),
    assumptions: z
      .strictObject({
        baseline: z.number().optional(),
        effects: z.array(z.strictObject({ mean: z.number(), sd: z.number().min(0) })).optional(),
        rho: z.number().min(-0.95).max(0.95).optional(),
        missing: z.number().min(0).max(0.9).optional(),
        residualSd: z.number().positive().optional(),
      })
      .optional(),
  })
  .superRefine((s, ctx) => {
    if (new Set(s.arms).size !== s.arms.length)
      ctx.addIssue({ code: 'custom', path: ['arms'], message: 'names an arm twice' });
    if (s.constraint.balanced && s.periods % s.arms.length !== 0)
      ctx.addIssue({
        code: 'custom',
        path: ['periods'],
        message: `must be a multiple of the ${s.arms.length} arms for a balanced trial`,
      });
    if (s.washoutDays >= s.periodDays)
      ctx.addIssue({ code: 'custom', path: ['washoutDays'], message: 'must be shorter than a period' });
  });
export type DesignSpec = z.infer<typeof designSpec>;

export type Phase = 'run-in' | 'washout' | 'treatment';

export interface CalendarDay {
  day: string;
  /** 0 during run-in, else 1-based. */
  period: number;
  arm: string | null;
  phase: Phase;
}

export interface Assurance {
  pCorrect: number;
  pInconclusive: number;
  falseBenefit: number;
  simulations: number;
}

export interface DesignResult {
  /** Exact count as a decimal string (it can exceed 2^53). */
  permittedSequences: string;
  /** The smallest p-value a randomisation test over the permitted set can reach: 1 / its size. */
  smallestRandomisationP: number;
  sequence: string[];
  calendar: CalendarDay[];
  /** Canonical JSON of the specification without its seed: what `commitment` commits to, byte by byte. */
  protocol: string;
  /** SHA-256(seed || canonical protocol), hex. */
  commitment: string;
  seed: string;
  assurance: Assurance | null;
  recommended: { periods: number; days: number } | null;
}
