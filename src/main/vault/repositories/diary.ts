import type { DiaryDay, DiarySave } from '../../../shared/trial.ts';
import type { Database } from '../db.ts';
import type { DiaryRepository } from '../types.ts';

interface Row {
  day: string;
  revision: number;
  restores: number | null;
  trial_id: string | null;
  answers: string;
  kept: number | null;
  marks: string;
  note: string;
  late: number;
  saved_at: string;
}

const columns = 'day, revision, restores, trial_id, answers, kept, marks, note, late, saved_at';

const toDay = (row: Row): DiaryDay => ({
  day: row.day,
  trialId: row.trial_id,
  answers: JSON.parse(row.answers) as Record<string, number | null>,
  kept: row.kept === null ? null : row.kept === 1,
  marks: JSON.parse(row.marks) as string[],
  note: row.note,
  savedAt: row.saved_at,
  late: row.late === 1,
  revision: row.revision,
});

/** Which save a revision shows: its own number, or the one an undo brought back (0: nothing entered yet). */
const shown = (row: Row): number => row.restores ?? row.revision;

/** A day that an undo emptied has revisions but no entry. */
const toEntry = (row: Row | undefined): DiaryDay | null => (row && shown(row) > 0 ? toDay(row) : null);

const blank = { trial_id: null, answers: '{}', kept: null, marks: '[]', note: '', late: 0 };

/** Answers in the order of their names, so that the same answers are the same text. */
const canonical = (answers: DiarySave['answers']): string =>
  JSON.stringify(Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1))));

const sameContent = (row: Row, entry: Omit<Row, 'revision' | 'restores' | 'saved_at' | 'late' | 'day'>) =>
  row.trial_id === entry.trial_id &&
  row.answers === entry.answers &&
  row.kept === entry.kept &&
  row.marks === entry.marks &&
  row.note === entry.note;

/** One row per save or undo, never changed (triggers see to it); the highest revision of a day counts. */
export const diaryRepository = (db: Database): DiaryRepository => {
  const insert = db.prepare<[Row]>(
    `INSERT INTO diary_entry (${columns})
     VALUES (:day, :revision, :restores, :trial_id, :answers, :kept, :marks, :note, :late, :saved_at)`,
  );
  const current = db.prepare<[string], Row>(
    `SELECT ${columns} FROM diary_entry WHERE day = ? ORDER BY revision DESC LIMIT 1`,
  );
  const revision = db.prepare<[string, number], Row>(
    `SELECT ${columns} FROM diary_entry WHERE day = ? AND revision = ?`,
  );
  const range = db.prepare<[string, string], Row>(
    `SELECT ${columns} FROM diary_entry AS e WHERE day BETWEEN ? AND ?
     AND revision = (SELECT max(revision) FROM diary_entry WHERE day = e.day) ORDER BY day`,
  );
  const ofDay = db.prepare<[string], Row>(
    `SELECT ${columns} FROM diary_entry WHERE day = ? ORDER BY revision`,
  );

  const save = (entry: DiarySave, savedAt: string, late: boolean): DiaryDay => {
    const content = {
      trial_id: entry.trialId,
      answers: canonical(entry.answers),
      kept: entry.kept === null ? null : Number(entry.kept),
      marks: JSON.stringify(entry.marks),
      note: entry.note,
    };
    const before = current.get(entry.day);
    // A save that changes nothing is no revision: undo then always goes back to other answers.
    if (before && shown(before) > 0 && sameContent(before, content)) return toDay(before);
    const row: Row = {
      ...content,
      day: entry.day,
      revision: (before?.revision ?? 0) + 1,
      restores: null,
      late: Number(late),
      saved_at: savedAt,
    };
    insert.run(row);
    return toDay(row);
  };

  /** Walks one save back with each call; null where that is the day before anything was entered. */
  const undo = (day: string, savedAt: string): DiaryDay | null => {
    const now = current.get(day);
    if (!now || shown(now) === 0) return null;
    // What the day showed just before the shown save was made.
    const earlier = revision.get(day, shown(now) - 1);
    const target = earlier ? shown(earlier) : 0;
    const source = target > 0 ? revision.get(day, target) : undefined;
    const row: Row = {
      ...(source ?? blank),
      day,
      revision: now.revision + 1,
      restores: target,
      saved_at: savedAt,
    };
    insert.run(row);
    return toEntry(row);
  };

  return {
    get: (day) => toEntry(current.get(day)),
    list: (from, to) =>
      range
        .all(from, to)
        .map(toEntry)
        .filter((d) => d !== null),
    save: db.transaction(save).immediate,
    undo: db.transaction(undo).immediate,
    history: (day) => ofDay.all(day).map(toDay),
  };
};
