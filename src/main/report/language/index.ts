import { de } from './de.ts';
import { en } from './en.ts';

/** Languages that the report is written in. */
export const reportLanguages = ['en', 'de'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** Everything that the report says itself; names and notes of a person stay as they were written. */
export type Words = typeof en;

export const wordsOf = (language: ReportLanguage): Words => (language === 'de' ? de : en);
