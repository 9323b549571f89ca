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
    stopNow: 'Stop now',
    stopNowOf: (a: { title: string }) => `Stop now: ${a.title}`,
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
    stopTitle: 'The trial is stopped',
    stopText:
      'From now on nothing is asked of you. Nothing is deleted: the result is worked out from the days so far and will be less sure. Once you close this, the trial cannot be continued.',
    stopSafety: 'If you feel worse or worried, talk to your clinician.',
    stopReason: 'Why, if you like (for yourself and your clinician)',
    stopUndo: 'Undo, go on',
    stopClose: 'Close',
    stopUndone: 'The trial goes on.',
    stoppedToast: 'The trial is stopped. Its days are kept.',
  },
  {
    headline: (a, f) => `Tag ${f.number(a.day)} von ${f.number(a.total)}.${waitingDe(a.open, f)}`,
    beginsOn: (a, f) => `Er beginnt am ${f.day(a.day, 'full')}.`,
    finished: (a, f) => `Alle ${f.number(a.total)} Tage sind vorbei.`,
    stopped: 'Vorzeitig beendet. Alle Tage bis dahin sind erhalten.',
    stopNow: 'Jetzt beenden',
    stopNowOf: (a) => `Jetzt beenden: ${a.title}`,
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
    stopTitle: 'Der Versuch ist beendet',
    stopText:
      'Ab jetzt wird nichts mehr gefragt. Nichts wird gelöscht: Das Ergebnis wird aus den bisherigen Tagen berechnet und ist weniger sicher. Sobald Sie dies schließen, kann der Versuch nicht mehr fortgesetzt werden.',
    stopSafety:
      'Wenn es Ihnen schlechter geht oder Sie besorgt sind, sprechen Sie mit Ihrer Ärztin oder Ihrem Arzt.',
    stopReason: 'Warum, wenn Sie mögen (für Sie selbst und Ihre Ärztin oder Ihren Arzt)',
    stopUndo: 'Rückgängig, weitermachen',
    stopClose: 'Schließen',
    stopUndone: 'Der Versuch geht weiter.',
    stoppedToast: 'Der Versuch ist beendet. Seine Tage sind erhalten.',
  },
);
