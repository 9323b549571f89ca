import type { DiaryQuestion } from '../../../shared/trial.ts';

/** Where the number keys write: the active question, and whether its 1 may still become 10. */
export interface KeyState {
  active: number;
  /** A 1 was just typed on a scale: a 0 within the next moment makes it 10. */
  pendingOne: boolean;
}

export interface KeyEffect {
  state: KeyState;
  /** Answer to store; null where the key means nothing to the question. */
  set: { key: string; value: number } | null;
}

/** How long a typed 1 waits for its 0 (ms). */
export const TEN_WAIT = 900;

const kindAt = (questions: readonly DiaryQuestion[], i: number) => questions[i]?.kind;

const next = (questions: readonly DiaryQuestion[], active: number): KeyState => ({
  active: Math.min(active + 1, questions.length - 1),
  pendingOne: false,
});

/**
 * What a digit does. Yes/no takes 0 and 1 and moves on. A scale takes a digit and moves on, except 1, which
 * waits for a 0 (10); another digit then belongs to the following question. Counts are typed into their field.
 */
export const pressDigit = (
  questions: readonly DiaryQuestion[],
  state: KeyState,
  digit: number,
): KeyEffect => {
  const question = questions[state.active];
  if (!question) return { state, set: null };
  if (question.kind === 'scale' && state.pendingOne) {
    if (digit === 0) return { state: next(questions, state.active), set: { key: question.key, value: 10 } };
    const moved = next(questions, state.active);
    // on the last question a second digit corrects it
    return pressDigit(questions, moved, digit);
  }
  if (question.kind === 'yes-no') {
    if (digit > 1) return { state, set: null };
    return { state: next(questions, state.active), set: { key: question.key, value: digit } };
  }
  if (question.kind === 'scale') {
    const waits = digit === 1;
    return {
      state: waits ? { active: state.active, pendingOne: true } : next(questions, state.active),
      set: { key: question.key, value: digit },
    };
  }
  return { state, set: null };
};

/** After the wait: the 1 stands, and the next question is active. */
export const settleOne = (questions: readonly DiaryQuestion[], state: KeyState): KeyState =>
  state.pendingOne && kindAt(questions, state.active) === 'scale' ? next(questions, state.active) : state;
