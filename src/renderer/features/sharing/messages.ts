import { defineMessages } from '../../i18n/define.ts';

export const sharing = defineMessages(
  {
    say: 'Nothing has been shared, and nothing can leave from here yet.',
    lead: 'A later version will let you hand over one small summary of a finished trial, if you want to. It is off until you choose it, each time.',
    howTitle: 'How it will work',
    how1Title: 'You see every byte first',
    how1Text:
      'The summary is a small file: what you tried, what was counted, one number. Each field is explained beside it.',
    how2Title: 'The number is mixed with noise',
    how2Text:
      'Any single answer could have come from another person. One file says almost nothing about you; many together say something about everyone.',
    how3Title: 'You decide where it goes',
    how3Text: 'The app saves the file. It opens no connection; you hand the file over yourself, or not.',
    never: 'Never in it: your diary, dates, notes, device data, your name.',
    clinician: 'For your clinician',
    clinicianText:
      'A result can already be saved as a file from its own screen. That is yours to give, and contains what the screen shows.',
    toTrials: 'See your trials',
  },
  {
    say: 'Nichts wurde geteilt, und noch kann von hier nichts hinaus.',
    lead: 'Eine spätere Version lässt Sie, wenn Sie möchten, eine kleine Zusammenfassung eines beendeten Versuchs weitergeben. Sie ist aus, bis Sie sie jedes Mal selbst wählen.',
    howTitle: 'Wie es gehen wird',
    how1Title: 'Sie sehen zuerst jedes Byte',
    how1Text:
      'Die Zusammenfassung ist eine kleine Datei: was Sie versucht haben, was gezählt wurde, eine Zahl. Jedes Feld ist daneben erklärt.',
    how2Title: 'Die Zahl wird mit Rauschen gemischt',
    how2Text:
      'Jede einzelne Antwort könnte auch von einem anderen Menschen kommen. Eine Datei sagt fast nichts über Sie; viele zusammen sagen etwas über alle.',
    how3Title: 'Sie bestimmen, wohin sie geht',
    how3Text:
      'Die App speichert die Datei. Sie baut keine Verbindung auf; Sie geben die Datei selbst weiter, oder nicht.',
    never: 'Niemals darin: Ihr Tagebuch, Daten von Tagen, Notizen, Gerätedaten, Ihr Name.',
    clinician: 'Für Ihre Ärztin oder Ihren Arzt',
    clinicianText:
      'Ein Ergebnis lässt sich schon jetzt auf seinem Bildschirm als Datei speichern. Sie geben sie selbst weiter; sie enthält, was der Bildschirm zeigt.',
    toTrials: 'Ihre Versuche ansehen',
  },
);
