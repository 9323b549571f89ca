import { AppFailure } from '../../shared/errors.ts';
import type { Refusal, SampleBatch } from '../../shared/samples.ts';
import { wallClock } from './clock.ts';
import type { Member } from './container.ts';
import { type ImportRun, readContext } from './context.ts';
import { type Detected, detect, refusalOf } from './detect.ts';
import type { FromWorker, HashedFile, ImportTask, MetricPreview } from './protocol.ts';
import { Sink } from './sink.ts';
import type { ExportSource, ImportQuestion } from './source.ts';
import { sources } from './sources.ts';

export interface Outlet {
  /** Filled with what was opened, so that the caller can close it whatever happens. */
  opened: Detected[];
  post(message: FromWorker): void;
  /** Resolves when another batch may be posted. */
  room(): Promise<void>;
  /** Resolves when the plan was looked at. Not asked in a preview. */
  go(): Promise<{ now: number; skip: number }>;
}

const PROGRESS_EVERY = 1_000_000; // bytes of content

interface Opened {
  detected: Detected[];
  refused: Refusal[];
}

/** Recognises all files. Those that cannot be read are refused one by one; the import fails when none is left. */
const openAll = async (paths: readonly string[], out: Outlet): Promise<Opened> => {
  const all: Opened = { detected: [], refused: [] };
  let firstFailure: AppFailure | null = null;
  for (const path of paths) {
    try {
      const { detected, refused } = await detect(path);
      out.opened.push(...detected);
      all.detected.push(...detected);
      all.refused.push(...refused);
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error;
      firstFailure ??= error;
      all.refused.push(refusalOf(error, path));
    }
  }
  if (all.detected.length === 0 && firstFailure) throw firstFailure;
  return all;
};

const NAMED = 5; // files by name in a question

/**
 * Tables beside an export that look like the person's own (see Detected.offered): asks whether to read them, and
 * claims them where the person said so.
 */
const decideOffered = (
  detected: readonly Detected[],
  answers: Readonly<Record<string, string>>,
): ImportQuestion[] => {
  const fallback = sources.find((s) => s.fallback);
  return detected.flatMap((d) => {
    if (d.offered.length === 0 || !fallback) return [];
    const names = d.offered.slice(0, NAMED).map((m) => m.name.slice(-60));
    const more = d.offered.length > NAMED ? ` and ${d.offered.length - NAMED} more` : '';
    const question: ImportQuestion = {
      id: `own-tables:${names.join('|')}`,
      text: `Beside the export, ${d.container.name} holds ${names.join(', ')}${more}, which looks like a table of your own. Should it be read too?`,
      choices: [
        { value: 'yes', label: 'Read it' },
        { value: 'no', label: 'Leave it out' },
      ],
    };
    const answer = answers[question.id];
    if (answer === 'yes') {
      d.claims.push({ source: fallback, members: d.offered });
      d.contentBytes += d.offered.reduce((sum, m) => sum + m.bytes, 0);
    }
    return answer === 'yes' || answer === 'no' ? [] : [question];
  });
};

/** What each source reads, in the order of sources.ts: the members of all files together. */
const bySource = (detected: readonly Detected[]): { source: ExportSource; members: Member[] }[] => {
  const claims = detected.flatMap((d) => d.claims);
  return sources.flatMap((source) => {
    const members = claims.filter((c) => c.source === source).flatMap((c) => c.members);
    return members.length > 0 ? [{ source, members }] : [];
  });
};

const hashedFile = async ({ container, claims }: Detected, hash: boolean): Promise<HashedFile> => ({
  path: container.name,
  source: claims.map((c) => c.source.id).join(', '),
  bytes: container.bytes,
  sha256: hash ? await container.sha256(() => undefined) : '',
});

/** Ends a preview that has seen enough; not a failure. */
class EnoughSeen extends Error {}

/** Counts what a preview sees, instead of storing it. */
const previewCounter = () => {
  const byMetric: Record<string, MetricPreview> = {};
  const count = (batch: SampleBatch) => {
    for (let i = 0; i < batch.n; i++) {
      const code = batch.dict.metric[batch.metric[i]!] ?? '';
      const [start, end] = [batch.start[i]!, batch.end[i]!];
      const known = byMetric[code];
      if (known) {
        known.rows++;
        known.first = Math.min(known.first, start);
        known.last = Math.max(known.last, end);
      } else byMetric[code] = { rows: 1, first: start, last: end };
    }
  };
  return { byMetric, count };
};

/**
 * Reads all files of an import: first what they are, so that a wrong file is known before anything is stored, and
 * their checksums, so that an interrupted import can go on; then their rows, source by source.
 *
 * @throws AppFailure of the first file when nothing can be read, or of a file that breaks while it is read
 */
export const readAll = async (task: ImportTask, out: Outlet): Promise<void> => {
  const { detected, refused } = await openAll(task.paths, out);
  const { preview } = task;
  const questions = new Map(decideOffered(detected, task.answers ?? {}).map((q) => [q.id, q]));
  const bytesTotal = detected.reduce((sum, d) => sum + d.contentBytes, 0);
  const files: HashedFile[] = [];
  for (const d of detected) files.push(await hashedFile(d, !preview));
  out.post({ kind: 'plan', files, refusedFiles: refused, bytesTotal });
  const { now, skip } = preview ? { now: task.now, skip: 0 } : await out.go();

  const seen = previewCounter();
  let batches = 0;
  const sink = new Sink((batch) => {
    if (preview) seen.count(batch);
    else if (++batches > skip) out.post({ kind: 'batch', batch });
  });
  const notes: Record<string, unknown> = {};
  const failures: AppFailure[] = [];
  const until = preview ? performance.now() + preview.milliseconds : Number.POSITIVE_INFINITY;
  let byWallClock = false;
  let bytesDone = 0;
  let reported = 0;
  let current = { file: '', source: '' };
  const report = () => {
    reported = bytesDone;
    out.post({
      kind: 'progress',
      ...current,
      bytesDone: Math.min(bytesDone, bytesTotal),
      rowsRead: sink.rowsRead,
    });
  };
  const run: ImportRun = {
    now,
    clock: wallClock(task.zones, () => {
      byWallClock = true;
    }),
    sink,
    answers: task.answers ?? {},
    nativeBinding: task.nativeBinding,
    onBytes(member, bytes) {
      bytesDone += bytes;
      current.file = member.container;
      if (bytesDone - reported >= PROGRESS_EVERY) report();
      if (performance.now() > until) throw new EnoughSeen();
    },
    onQuestion: (question) => void questions.set(question.id, question),
    onRefused: (error) => void failures.push(error),
    room: out.room,
  };
  let partial = false;
  try {
    for (const { source, members } of bySource(detected)) {
      current = { file: members[0]?.container ?? '', source: source.id };
      const note = (about: unknown) => {
        notes[source.id] = about;
      };
      await source.read(members, sink, readContext(run, task.options?.[source.id], note));
      report();
    }
  } catch (error) {
    if (!(error instanceof EnoughSeen)) throw error;
    partial = true;
  }
  sink.flush();
  const [firstFailure] = failures;
  const tally = sink.tally();
  if (tally.rows === 0 && firstFailure && failures.length >= countMembers(detected)) throw firstFailure;
  out.post({
    kind: 'done',
    files,
    refusedFiles: refused,
    tally,
    byWallClock,
    questions: [...questions.values()],
    notes,
    ...(preview ? { preview: { byMetric: seen.byMetric, partial } } : {}),
  });
};

const countMembers = (detected: readonly Detected[]): number =>
  detected.reduce((sum, d) => sum + d.claims.reduce((n, c) => n + c.members.length, 0), 0);
