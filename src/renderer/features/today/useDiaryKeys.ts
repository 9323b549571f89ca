import { useEffect, useRef } from 'react';
import type { DiaryQuestion } from '../../../shared/trial.ts';
import { type KeyState, pressDigit, settleOne, TEN_WAIT } from './keys.ts';

const takesText = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type));

const takesEnter = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('button, a, textarea, [role=menu], [role=listbox]') !== null;

export interface DiaryKeys {
  questions: readonly DiaryQuestion[];
  /** Element id of a question's group, to move the focus there. */
  idOf(index: number): string;
  firstOpen(): number;
  answer(key: string, value: number | null): void;
  save(): void;
}

/** Number keys, Delete and Enter on the whole screen, except in text fields and while a dialog is open. */
export const useDiaryKeys = (keys: DiaryKeys): void => {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let state: KeyState = { active: 0, pendingOne: false };
    let timer: ReturnType<typeof setTimeout> | undefined;

    const focusQuestion = (index: number) => {
      const group = document.getElementById(latest.current.idOf(index));
      const inside =
        group?.querySelector<HTMLElement>('input:checked') ?? group?.querySelector<HTMLElement>('input');
      inside?.focus();
    };
    const activeNow = () => {
      const { questions, idOf, firstOpen } = latest.current;
      const at = document.activeElement;
      const here = questions.findIndex((_, i) => document.getElementById(idOf(i))?.contains(at));
      return here >= 0 ? here : firstOpen();
    };

    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // by the backdrop, not by role: a toast is an alertdialog too, and stops nothing
      if (document.querySelector('.overlay')) return;
      const { questions, answer, save } = latest.current;
      if (event.key === 'Enter' && !takesEnter(event.target)) {
        event.preventDefault();
        event.stopPropagation();
        save();
        return;
      }
      if (takesText(event.target)) return;
      if (event.key === 'Backspace' || event.key === 'Delete') {
        const question = questions[activeNow()];
        if (question) answer(question.key, null);
        return;
      }
      if (!/^[0-9]$/.test(event.key)) return;
      event.preventDefault();
      clearTimeout(timer);
      if (!state.pendingOne) state = { active: activeNow(), pendingOne: false };
      const effect = pressDigit(questions, state, Number(event.key));
      state = effect.state;
      if (effect.set) answer(effect.set.key, effect.set.value);
      // after the answer is on the screen, so that the chosen radio gets the focus
      requestAnimationFrame(() => focusQuestion(state.active));
      if (state.pendingOne)
        timer = setTimeout(() => {
          state = settleOne(latest.current.questions, state);
          focusQuestion(state.active);
        }, TEN_WAIT);
    };
    // in the capture phase: a focused radio would take Enter as a choice
    window.addEventListener('keydown', onKey, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey, true);
    };
  }, []);
};
