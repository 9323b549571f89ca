import { sleepStage } from '../../../shared/samples.ts';

/** One recording: a header row and a row of values; both grow with the length of the night. */
export interface Recording {
  /** The instant of its start, UTC ms, which is also its id; NaN where it is none. */
  id: number;
  zone: string;
  from: string;
  to: string;
  events: { label: string; at: number; value: number }[];
}

const event = /^([A-Z0-9_]+)-(\d{12,14})(?:-(-?[\d.]+(?:E-?\d+)?))?$/;

/** @param header names, of which "Event" repeats; @param cells the values below them */
export const recordingOf = (header: readonly string[], cells: readonly string[]): Recording => {
  const of = (name: string) => (cells[header.indexOf(name)] ?? '').trim();
  const events = header.flatMap((name, i) => {
    const m = name === 'Event' ? event.exec((cells[i] ?? '').trim()) : null;
    return m ? [{ label: m[1] ?? '', at: Number(m[2]), value: Number(m[3] ?? Number.NaN) }] : [];
  });
  return { id: Number(of('Id') || Number.NaN), zone: of('Tz'), from: of('From'), to: of('To'), events };
};

const stages: Readonly<Record<string, number>> = {
  DEEP: sleepStage.deep,
  LIGHT: sleepStage.light,
  REM: sleepStage.rem,
  AWAKE: sleepStage.awake,
};

/** Stages from pairs of events (DEEP_START ... DEEP_END); one that nothing ends lasts until `end`. */
export const stageRows = (
  events: Recording['events'],
  end: number,
): { start: number; end: number; stage: number }[] =>
  Object.entries(stages)
    .flatMap(([name, stage]) => {
      const starts = events.filter((e) => e.label === `${name}_START`).map((e) => e.at);
      const ends = events.filter((e) => e.label === `${name}_END`).map((e) => e.at);
      return starts.map((start) => ({ start, end: Math.min(...ends.filter((e) => e >= start), end), stage }));
    })
    .filter((row) => row.end > row.start)
    .sort((a, b) => a.start - b.start);
