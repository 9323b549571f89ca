import { z } from 'zod';

/** When and whether to remind. The text is fixed and says nothing about health. */
export const reminderSettings = z.strictObject({
  enabled: z.boolean().default(true),
  /** Wall-clock time wherever the person is, `HH:MM`. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('20:30'),
  /** Start with the system, without a window, so that reminders also come when the app was not opened. */
  startWithSystem: z.boolean().default(false),
});
export type ReminderSettings = z.infer<typeof reminderSettings>;
