import type { Database } from '../db.ts';

/**
 * Which imports hold a sample, as interned sets (schema 4). During one import the sets that it joins are worked out
 * in memory by the SQL function `n1_join`, called for rows that are there already, and stored with the batch.
 */
export const holderSets = (db: Database) => {
  let sets: Map<number, readonly number[]> | null = null;
  let byText = new Map<string, number>();
  let unsaved: number[] = [];
  let nextId = 1;
  /** Sets without a finished import: their rows do not count yet, or any more. */
  let hidden = new Set<number>();
  let joining = 0; // the import whose rows come in
  let joined = new Map<number, number>();
  let lastOld = 0;

  const all = db.prepare<[], { id: number; imports: string }>('SELECT id, imports FROM holder_set');
  const hiddenNow = db
    .prepare<[], number>(
      `SELECT id FROM holder_set h WHERE NOT EXISTS (
         SELECT 1 FROM json_each(h.imports) j JOIN import i ON i.id = j.value WHERE i.state = 'done')`,
    )
    .pluck();
  const save = db.prepare('INSERT INTO holder_set (id, imports) VALUES (?, ?)');

  const load = (): Map<number, readonly number[]> => {
    if (sets) return sets;
    sets = new Map();
    byText = new Map();
    for (const { id, imports } of all.all()) {
      sets.set(id, JSON.parse(imports) as number[]);
      byText.set(imports, id);
      nextId = Math.max(nextId, id + 1);
    }
    return sets;
  };

  /** The set of these imports; a new one is stored by `flush`. */
  const idOf = (members: readonly number[]): number => {
    const known = load();
    const text = JSON.stringify(members);
    let id = byText.get(text);
    if (id === undefined) {
      id = nextId++;
      known.set(id, members);
      byText.set(text, id);
      unsaved.push(id);
    }
    return id;
  };

  const join = (old: number): number => {
    lastOld = old;
    let next = joined.get(old);
    if (next === undefined) {
      const members = load().get(old) ?? [];
      next = members.includes(joining) ? old : idOf([...members, joining].sort((a, b) => a - b));
      joined.set(old, next);
    }
    return next;
  };
  db.function('n1_join', { directOnly: true }, (old: unknown) => join(Number(old)));

  return {
    /** Prepares for rows of one import. @returns the set of new rows */
    startJoining(importRow: number): number {
      load();
      if (joining !== importRow) joined = new Map();
      joining = importRow;
      hidden = new Set(hiddenNow.all());
      return idOf([importRow]);
    },
    beforeRow: () => {
      lastOld = 0;
    },
    /** After a row was offered: was it there and visible, or offered before by the same import? */
    wasKnown: () =>
      lastOld !== 0 && (!hidden.has(lastOld) || (load().get(lastOld)?.includes(joining) ?? false)),
    wasThere: () => lastOld !== 0,
    /** Stores sets that came up; inside the caller's transaction. */
    flush() {
      for (const id of unsaved) save.run(id, JSON.stringify(load().get(id)));
      unsaved = [];
    },
    /** Sets that an import is in, with what is left of each without it (null: nothing). Call `flush` afterwards. */
    withoutImport(importRow: number): { set: number; rest: number | null }[] {
      return [...load()]
        .filter(([, members]) => members.includes(importRow))
        .map(([set, members]) => {
          const rest = members.filter((m) => m !== importRow);
          return { set, rest: rest.length > 0 ? idOf(rest) : null };
        });
    },
    /** Forgets what is in memory, after a transaction that was rolled back. */
    forget() {
      sets = null;
      unsaved = [];
      joined = new Map();
    },
  };
};
