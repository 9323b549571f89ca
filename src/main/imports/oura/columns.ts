/** Columns of the `App Data` files (snake case) and of the older "trends" file (title case with unit). */
export const columns = {
  day: ['day', 'date'],
  type: ['type'],
  bedtimeStart: ['bedtime_start', 'Bedtime Start'],
  bedtimeEnd: ['bedtime_end', 'Bedtime End'],
  asleep: ['total_sleep_duration', 'Total Sleep Duration', 'Total Sleep Time'],
  deep: ['deep_sleep_duration', 'Deep Sleep Duration', 'Deep Sleep Time'],
  light: ['light_sleep_duration', 'Light Sleep Duration', 'Light Sleep Time'],
  rem: ['rem_sleep_duration', 'REM Sleep Duration', 'REM Sleep Time'],
  awake: ['awake_time', 'Awake Time'],
  phases: ['sleep_phase_5_min'],
  lowest: ['lowest_heart_rate', 'Lowest Resting Heart Rate'],
  hrv: ['average_hrv', 'Average HRV'],
  breath: ['average_breath', 'Respiratory Rate'],
  steps: ['steps'],
  activeCalories: ['active_calories', 'Activity Burn'],
  temperature: ['temperature_deviation', 'Temperature Deviation (°C)', 'Temperature Deviation (°F)'],
  oxygen: ['spo2_percentage', 'Average Oxygen Saturation'],
  timestamp: ['timestamp'],
  bpm: ['bpm'],
  tag: ['tag_type_code'],
  startTime: ['start_time'],
  endTime: ['end_time'],
  activity: ['activity'],
  workoutStart: ['start_datetime'],
  workoutEnd: ['end_datetime'],
  readinessScore: ['Readiness Score'],
  sleepScore: ['Sleep Score'],
} as const;

export type OuraColumn = keyof typeof columns;
export const SOURCE = 'Oura';
