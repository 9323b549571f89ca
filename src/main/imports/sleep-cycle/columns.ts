/**
 * Columns after start and end, by their names of different years and languages. Newer files give seconds, in the
 * name; "Dream" is their word for REM.
 */
export const columns = {
  asleep: ['Time asleep (seconds)', 'Time asleep', 'Schlafdauer (Sekunden)', 'Zeit im Schlaf (Sekunden)'],
  deep: ['Deep (seconds)', 'Deep sleep (seconds)', 'Tief (Sekunden)', 'Tiefschlaf (Sekunden)'],
  light: ['Light (seconds)', 'Light sleep (seconds)', 'Leicht (Sekunden)', 'Leichtschlaf (Sekunden)'],
  rem: ['Dream (seconds)', 'REM (seconds)', 'Traum (Sekunden)', 'REM (Sekunden)'],
  awake: ['Awake (seconds)', 'Wach (Sekunden)'],
  pulse: ['Heart rate (bpm)', 'Heart rate', 'Herzfrequenz (bpm)', 'Herzfrequenz'],
  steps: ['Steps', 'Activity (steps)', 'Schritte', 'Aktivität (Schritte)'],
} as const;
export type SleepCycleColumn = keyof typeof columns;

/** Seconds of a cell: "26369", or "7:19" hours and minutes, or "7:19:30"; NaN where it is neither. */
export const secondsOf = (text: string): number => {
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  return /^\d+(?:[.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;
};
