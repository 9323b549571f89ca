import { defineMessages } from '../../../i18n/define.ts';

/** The reminder, here and in the settings. */
export const reminder = defineMessages(
  {
    reminderAt: (a: { time: string }) => `Reminder at ${a.time}, only while the day has no entry`,
    reminderOff: 'No reminder',
    reminderHint: 'The lock screen shows “N1 Vault: a minute for today’s entry”, nothing else.',
    reminderChange: 'Change',
    reminderTitle: 'Reminder',
    reminderOn: 'Remind me of the diary',
    reminderTime: 'At',
    reminderStart: 'Start N1 Vault with the computer, without a window',
    reminderStarts: 'The app starts with the computer, without a window.',
    reminderOpenOnly: 'It comes while the app is open; the app does not start with the computer.',
    reminderRefused:
      'The start with the computer could not be arranged here; it needs the installed app. The rest is saved.',
    reminderStartHint:
      'Otherwise it reminds only while the app is open. A small file outside the vault then holds the days and the time, nothing else.',
  },
  {
    reminderAt: (a) => `Erinnerung um ${a.time}, nur solange der Eintrag des Tages fehlt`,
    reminderOff: 'Keine Erinnerung',
    reminderHint: 'Der Sperrbildschirm zeigt „N1 Vault: Eine Minute für den heutigen Eintrag“, sonst nichts.',
    reminderChange: 'Ändern',
    reminderTitle: 'Erinnerung',
    reminderOn: 'Ans Tagebuch erinnern',
    reminderTime: 'Um',
    reminderStart: 'N1 Vault mit dem Rechner starten, ohne Fenster',
    reminderStarts: 'Die App startet mit dem Rechner, ohne Fenster.',
    reminderOpenOnly: 'Sie kommt, solange die App offen ist; die App startet nicht mit dem Rechner.',
    reminderRefused:
      'Der Start mit dem Rechner ließ sich hier nicht einrichten; dafür muss die App installiert sein. Das Übrige ist gespeichert.',
    reminderStartHint:
      'Sonst erinnert es nur, solange die App offen ist. Eine kleine Datei außerhalb des Tresors enthält dann die Tage und die Uhrzeit, sonst nichts.',
  },
);
