import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react';
import type { DiaryDay, DiarySave } from '../../../shared/trial.ts';

/** What is typed but not saved yet. A question without an answer is null or absent, never 0. */
export interface Draft {
  answers: Record<string, number | null>;
  marks: string[];
  note: string;
}

export const draftOf = (entry: DiaryDay): Draft => ({
  answers: { ...entry.answers },
  marks: [...entry.marks],
  note: entry.note,
});

const answersEqual = (a: Draft['answers'], b: Draft['answers']) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((k) => (a[k] ?? null) === (b[k] ?? null));

/** Is there anything in the draft that the stored entry does not have? */
export const differs = (draft: Draft, entry: DiaryDay): boolean =>
  !answersEqual(draft.answers, entry.answers) ||
  draft.note !== entry.note ||
  [...draft.marks].sort().join('\n') !== [...entry.marks].sort().join('\n');

/** The stored entry with the draft in it. */
export const saveOf = (entry: DiaryDay, draft: Draft, kept: boolean | null = entry.kept): DiarySave => ({
  day: entry.day,
  trialId: entry.trialId,
  answers: draft.answers,
  kept,
  marks: draft.marks,
  note: draft.note,
});

const Drafts = createContext<Map<string, Draft> | null>(null);

/** Keeps unsaved answers while the person looks at another screen; locking unmounts it and forgets them. */
export const DraftProvider = ({ children }: { children: ReactNode }) => {
  const drafts = useRef(new Map<string, Draft>());
  return <Drafts value={drafts.current}>{children}</Drafts>;
};

/** The draft of one day, begun from its stored entry. `reset` takes over a newly stored entry. */
export const useDraft = (entry: DiaryDay) => {
  const drafts = use(Drafts);
  const [draft, setDraft] = useState<Draft>(() => drafts?.get(entry.day) ?? draftOf(entry));
  const latest = useRef(draft);

  const put = useCallback(
    (next: Draft, keep: boolean) => {
      latest.current = next;
      if (keep) drafts?.set(entry.day, next);
      else drafts?.delete(entry.day);
      setDraft(next);
    },
    [drafts, entry.day],
  );
  const change = useCallback((part: Partial<Draft>) => put({ ...latest.current, ...part }, true), [put]);
  const answer = useCallback(
    (key: string, value: number | null) =>
      put({ ...latest.current, answers: { ...latest.current.answers, [key]: value } }, true),
    [put],
  );
  const reset = useCallback((stored: DiaryDay) => put(draftOf(stored), false), [put]);
  return { draft, change, answer, reset };
};
