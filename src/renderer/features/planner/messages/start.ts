import { defineMessages } from '../../../i18n/define.ts';

/** Head of the screen, safety, what is missing, the frozen plan. */
export const start = defineMessages(
  {
    title: 'Plan a trial',
    newTrial: 'New trial',
    adult: 'I am 18 or older',
    alongside: 'Run this one beside the trial that is running',
    alongsideHint:
      'Two at once: if something changes, it may be the work of either, and what is hard about one may make you skip the other. Only for another outcome and another thing to try.',
    sheet: 'Print the sealed sheet',
    sheetHint: 'For the person who packs. Do not look at it: choose a place and hand it over closed.',
    sheetSaved: 'The sheet is saved. Hand it over closed.',
    safetyTitle: 'Safety',
    noneOfThese: (a: { arm: string }) => `${a.arm}: none of these applies to me`,
    noneOf: (a: { arm: string; what: string }) => `${a.arm}: not ${a.what}`,
    keepMedicines: 'I keep taking my prescribed medicines as they are',
    freeze: 'Freeze and start',
    onceFrozen: 'Once frozen, the plan cannot change. It gets a fingerprint that shows so.',
    becauseNotForYou: (a: { what: string }) => a.what,
    becauseSafety: (a: { n: number }, f) =>
      f.plural(a.n, { one: 'One safety answer is missing.', other: '# safety answers are missing.' }),
    becauseRunning:
      'Another trial is still running. Finish or stop it first: two at once would blur each other.',
    frozenSay: 'The plan is frozen. The trial begins.',
    frozenSayOn: (a: { day: string }, f) =>
      `The plan is frozen. The trial begins on ${f.day(a.day, 'full')}.`,
    frozenLead:
      'The order of the periods is drawn and sealed. This fingerprint was computed from it and from the plan; at the end you can check that neither was changed.',
    fingerprint: 'Fingerprint',
    toCalendar: 'See the calendar',
    toToday: 'Go to today',
  },
  {
    title: 'Einen Versuch planen',
    newTrial: 'Neuer Versuch',
    adult: 'Ich bin 18 oder älter',
    alongside: 'Diesen neben dem laufenden Versuch durchführen',
    alongsideHint:
      'Zwei zugleich: Wenn sich etwas ändert, kann es an jedem von beiden liegen, und was am einen mühsam ist, lässt Sie vielleicht den anderen auslassen. Nur für eine andere Zielgröße und etwas anderes zum Versuchen.',
    sheet: 'Versiegeltes Blatt drucken',
    sheetHint:
      'Für die Person, die packt. Sehen Sie es nicht an: Wählen Sie einen Ort und geben Sie es verschlossen weiter.',
    sheetSaved: 'Das Blatt ist gespeichert. Geben Sie es verschlossen weiter.',
    safetyTitle: 'Sicherheit',
    noneOfThese: (a) => `${a.arm}: Nichts davon trifft auf mich zu`,
    noneOf: (a) => `${a.arm}: nicht ${a.what}`,
    keepMedicines: 'Ich nehme meine verschriebenen Medikamente weiter wie bisher',
    freeze: 'Festlegen und beginnen',
    onceFrozen: 'Einmal festgelegt, ändert sich der Plan nicht mehr. Ein Fingerabdruck belegt das.',
    becauseNotForYou: (a) => a.what,
    becauseSafety: (a, f) =>
      f.plural(a.n, {
        one: 'Eine Antwort zur Sicherheit fehlt.',
        other: '# Antworten zur Sicherheit fehlen.',
      }),
    becauseRunning:
      'Ein anderer Versuch läuft noch. Beenden Sie ihn zuerst: Zwei zugleich würden sich vermischen.',
    frozenSay: 'Der Plan ist festgelegt. Der Versuch beginnt.',
    frozenSayOn: (a, f) => `Der Plan ist festgelegt. Der Versuch beginnt am ${f.day(a.day, 'full')}.`,
    frozenLead:
      'Die Reihenfolge der Abschnitte ist gezogen und versiegelt. Dieser Fingerabdruck wurde aus ihr und dem Plan berechnet; am Ende können Sie prüfen, dass beides unverändert ist.',
    fingerprint: 'Fingerabdruck',
    toCalendar: 'Zum Kalender',
    toToday: 'Zu heute',
  },
);
