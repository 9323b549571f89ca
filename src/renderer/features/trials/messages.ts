import { defineMessages } from '../../i18n/define.ts';
import { conductDe, conductEn } from './conduct-messages.ts';

export const trials = defineMessages(
  {
    title: 'Trials',
    newTrial: 'New trial',
    sayRunning: (a: { title: string }) => `One trial is running: ${a.title}.`,
    sayDone: (a: { n: number }, f) =>
      f.plural(a.n, { one: 'One trial is behind you.', other: '# trials are behind you.' }),
    leadRunning: (a: { end: string }, f) =>
      `It ends on ${f.day(a.end, 'full')}. Two at once would blur each other, so the next one waits.`,
    leadDone: 'Each answer stays here, with the plan that was fixed before it.',
    emptyTitle: 'No trial yet',
    emptyText:
      'A trial compares two ways of living your days, in periods drawn at random, and says how sure the answer is.',
    toIdeas: 'See the ideas',
    plan: 'Plan a trial',
    runningTitle: 'Running',
    pastTitle: 'Behind you',
    running: 'Running',
    finished: 'Finished',
    stopped: 'Stopped early',
    span: (a: { start: string; end: string }, f) =>
      `${f.day(a.start, 'day-month-year')} to ${f.day(a.end, 'day-month-year')}`,
    calendar: 'Calendar',
    calendarOf: (a: { title: string }) => `Calendar of ${a.title}`,
    result: 'Result',
    resultOf: (a: { title: string }) => `Result of ${a.title}`,
    paused: 'Paused',
    ...conductEn,
  },
  {
    title: 'Versuche',
    newTrial: 'Neuer Versuch',
    sayRunning: (a) => `Ein Versuch läuft: ${a.title}.`,
    sayDone: (a, f) =>
      f.plural(a.n, { one: 'Ein Versuch liegt hinter Ihnen.', other: '# Versuche liegen hinter Ihnen.' }),
    leadRunning: (a, f) =>
      `Er endet am ${f.day(a.end, 'full')}. Zwei zugleich würden sich vermischen, darum wartet der nächste.`,
    leadDone: 'Jede Antwort bleibt hier, mit dem Plan, der vorher festgelegt war.',
    emptyTitle: 'Noch kein Versuch',
    emptyText:
      'Ein Versuch vergleicht zwei Arten, Ihre Tage zu leben, in zufällig gezogenen Abschnitten, und sagt, wie sicher die Antwort ist.',
    toIdeas: 'Zu den Ideen',
    plan: 'Einen Versuch planen',
    runningTitle: 'Läuft',
    pastTitle: 'Hinter Ihnen',
    running: 'Läuft',
    finished: 'Beendet',
    stopped: 'Vorzeitig beendet',
    span: (a, f) => `${f.day(a.start, 'day-month-year')} bis ${f.day(a.end, 'day-month-year')}`,
    calendar: 'Kalender',
    calendarOf: (a) => `Kalender von ${a.title}`,
    result: 'Ergebnis',
    resultOf: (a) => `Ergebnis von ${a.title}`,
    paused: 'Pausiert',
    ...conductDe,
  },
);
