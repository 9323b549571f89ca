import type { Formats } from '../../format.ts';
import { defineMessages } from '../../i18n/define.ts';

const waitingEn = (n: number, f: Formats) =>
  n === 0
    ? ''
    : ` ${f.plural(n, { one: 'One day is waiting for an answer.', other: '# days are waiting for an answer.' })}`;
const waitingDe = (n: number, f: Formats) =>
  n === 0
    ? ''
    : ` ${f.plural(n, { one: 'Ein Tag wartet auf eine Antwort.', other: '# Tage warten auf eine Antwort.' })}`;

export const calendar = defineMessages(
  {
    headline: (a: { day: number; total: number; open: number }, f) =>
      `Day ${f.number(a.day)} of ${f.number(a.total)}.${waitingEn(a.open, f)}`,
    beginsOn: (a: { day: string }, f) => `It begins on ${f.day(a.day, 'full')}.`,
    finished: (a: { total: number }, f) => `All ${f.number(a.total)} days are over.`,
    stopped: 'Stopped early. All days up to then are kept.',
    stopEarly: 'Stop early',
    seeResult: 'See the result',
    runIn: 'Run-in',
    runInText: 'Not part of the result',
    periodDone: (a: { period: number; answered: number; days: number }, f) =>
      `Period ${f.number(a.period)}: ${f.number(a.answered)} of ${f.number(a.days)} answered`,
    periodSoFar: (a: { period: number; answered: number; days: number }, f) =>
      a.days === 0
        ? `Period ${f.number(a.period)}: its first day`
        : `Period ${f.number(a.period)}: ${f.number(a.answered)} of ${f.number(a.days)} so far`,
    period: (a: { period: number }, f) => `Period ${f.number(a.period)}`,
    periodPlain: (a: { period: number; days: number }, f) =>
      `Period ${f.number(a.period)}, ${f.plural(a.days, { one: '# day', other: '# days' })}`,
    hiddenUntil: (a: { day: string }, f) => `Hidden until ${f.day(a.day, 'day-month')}`,
    calendarName: 'Days of the trial. Arrow keys move from day to day, Enter opens one.',
    kept: 'Kept to the plan',
    keptText: 'What you did, not how you felt.',
    keptHidden: (a: { day: string }, f) =>
      `What you did, not how you felt. The outcome stays hidden until ${f.day(a.day, 'day-month')}.`,
    keptOf: (a: { kept: number; days: number }, f) => `${f.number(a.kept)} of ${f.number(a.days)}`,
    noDaysYet: 'no days yet',
    reference: 'compared with this',
    legend: 'Legend',
    done: 'answered on the day',
    late: 'answered late',
    open: 'can still be answered',
    missed: 'missed, and stays unknown',
    excluded: 'left out',
    note: 'has a note',
    paused: 'paused or moved, nothing asked',
    today: 'today',
    future: 'still to come',
    washout: 'after a change, not counted',
    sealed: (a: { n: string }) =>
      `The order was drawn at random from ${a.n} permitted sequences and sealed before day 1:`,
    stopTitle: 'Stop this trial early?',
    stopText:
      'Nothing is deleted. The result is worked out from the days so far and will be less sure. A stopped trial cannot be continued; you can plan a new one.',
    stopSafety: 'If you feel worse or worried, stop now and talk to your clinician.',
    stopReason: 'Why (for yourself and your clinician)',
    stopConfirm: 'Stop the trial',
    stopping: 'Stopping',
    stoppedToast: 'The trial is stopped. Its days are kept.',
  },
  {
    headline: (a, f) => `Tag ${f.number(a.day)} von ${f.number(a.total)}.${waitingDe(a.open, f)}`,
    beginsOn: (a, f) => `Er beginnt am ${f.day(a.day, 'full')}.`,
    finished: (a, f) => `Alle ${f.number(a.total)} Tage sind vorbei.`,
    stopped: 'Vorzeitig beendet. Alle Tage bis dahin sind erhalten.',
    stopEarly: 'Vorzeitig beenden',
    seeResult: 'Ergebnis ansehen',
    runIn: 'Vorlauf',
    runInText: 'Zählt nicht zum Ergebnis',
    periodDone: (a, f) =>
      `Abschnitt ${f.number(a.period)}: ${f.number(a.answered)} von ${f.number(a.days)} beantwortet`,
    periodSoFar: (a, f) =>
      a.days === 0
        ? `Abschnitt ${f.number(a.period)}: der erste Tag`
        : `Abschnitt ${f.number(a.period)}: bisher ${f.number(a.answered)} von ${f.number(a.days)}`,
    period: (a, f) => `Abschnitt ${f.number(a.period)}`,
    periodPlain: (a, f) =>
      `Abschnitt ${f.number(a.period)}, ${f.plural(a.days, { one: '# Tag', other: '# Tage' })}`,
    hiddenUntil: (a, f) => `Verborgen bis ${f.day(a.day, 'day-month')}`,
    calendarName: 'Tage des Versuchs. Pfeiltasten gehen von Tag zu Tag, die Eingabetaste öffnet einen.',
    kept: 'An den Plan gehalten',
    keptText: 'Was Sie getan haben, nicht wie es Ihnen ging.',
    keptHidden: (a, f) =>
      `Was Sie getan haben, nicht wie es Ihnen ging. Das Ergebnis bleibt bis zum ${f.day(a.day, 'day-month')} verborgen.`,
    keptOf: (a, f) => `${f.number(a.kept)} von ${f.number(a.days)}`,
    noDaysYet: 'noch keine Tage',
    reference: 'damit wird verglichen',
    legend: 'Legende',
    done: 'am Tag beantwortet',
    late: 'später beantwortet',
    open: 'kann noch beantwortet werden',
    missed: 'verpasst und bleibt unbekannt',
    excluded: 'ausgelassen',
    note: 'mit Notiz',
    paused: 'pausiert oder verschoben, nichts gefragt',
    today: 'heute',
    future: 'kommt noch',
    washout: 'nach einem Wechsel, zählt nicht',
    sealed: (a) =>
      `Die Reihenfolge wurde aus ${a.n} erlaubten Folgen ausgelost und vor dem ersten Tag versiegelt:`,
    stopTitle: 'Diesen Versuch vorzeitig beenden?',
    stopText:
      'Nichts wird gelöscht. Das Ergebnis wird aus den bisherigen Tagen berechnet und ist weniger sicher. Ein beendeter Versuch kann nicht fortgesetzt werden; Sie können einen neuen planen.',
    stopSafety:
      'Wenn es Ihnen schlechter geht oder Sie besorgt sind, beenden Sie ihn jetzt und sprechen Sie mit Ihrer Ärztin oder Ihrem Arzt.',
    stopReason: 'Warum (für Sie selbst und Ihre Ärztin oder Ihren Arzt)',
    stopConfirm: 'Versuch beenden',
    stopping: 'Wird beendet',
    stoppedToast: 'Der Versuch ist beendet. Seine Tage sind erhalten.',
  },
);
