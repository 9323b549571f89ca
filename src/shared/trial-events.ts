import { z } from 'zod';
import type { CheckInAnswer, ConclusionChoice } from './results.ts';

/** What happens to a trial after its start: unwanted effects, pauses, looks, guesses. Re-exported by trial.ts. */
export const severities = ['mild', 'moderate', 'severe'] as const;
export type Severity = (typeof severities)[number];
export const stopReasons = ['harm', 'futility', 'success'] as const;
export type StopRule = (typeof stopReasons)[number];

/** What happened to a trial after its start; an append-only list. `day`: the person's local day. */
export type TrialEventBody =
  | { kind: 'pause'; reason: string }
  | { kind: 'resume' }
  | { kind: 'shift'; period: number; days: number }
  | { kind: 'adverse'; severity: Severity; what: string; onDay: string; armId: string | null }
  | { kind: 'guess'; period: number; armId: string | null }
  | { kind: 'look'; period: number; proposals: { rule: StopRule; armId: string | null }[] }
  | { kind: 'decision'; period: number; choice: 'continue' | 'stop' }
  | { kind: 'allocation'; period: number; probabilities: Record<string, number>; armId: string }
  | { kind: 'sheet' }
  | { kind: 'zone'; zone: string }
  /** After the end: what the person decided, and later whether it still helps. */
  | { kind: 'conclusion'; choice: ConclusionChoice; armId: string | null; note: string }
  | { kind: 'check-in'; answer: CheckInAnswer; note: string };
export type TrialEvent = TrialEventBody & { id: number; at: string; day: string };

const LONGEST_SHIFT = 60; // days

/** What a person can say about a running trial; the main process adds the rest. */
export const trialAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pause'), reason: z.string().max(400).default('') }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({
    kind: z.literal('shift'),
    period: z.number().int().min(1).max(52),
    days: z.number().int().min(1).max(LONGEST_SHIFT),
  }),
  z.strictObject({
    kind: z.literal('adverse'),
    severity: z.enum(severities),
    what: z.string().min(1).max(1000),
    onDay: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  }),
  z.strictObject({
    kind: z.literal('guess'),
    period: z.number().int().min(1).max(52),
    armId: z.string().max(60).nullable(),
  }),
  z.strictObject({
    kind: z.literal('decision'),
    period: z.number().int().min(1).max(52),
    choice: z.enum(['continue', 'stop']),
  }),
]);
export type TrialAction = z.infer<typeof trialAction>;
