import { defineMessages } from '../../i18n/define.ts';

interface Factor {
  epsilon: number;
  factor: number;
}
interface Noise {
  sd: number;
  unit: string;
}

export const sharing = defineMessages(
  {
    say: 'Nothing has been shared.',
    sayLost: 'This copy of the vault knows of nothing that was shared.',
    sayCount: ({ n }: { n: number }, f) =>
      f.plural(n, {
        one: 'One summary was made. It cannot be made twice.',
        other: '# summaries were made. None can be made twice.',
      }),
    sayRequests: ({ n }: { n: number }, f) =>
      f.plural(n, {
        one: 'No result was shared. One request was drawn.',
        other: 'No result was shared. # requests were drawn.',
      }),
    lead: 'If you want, one small summary of a finished trial can leave as a file. Nothing is sent by itself: you save the file and decide where it goes.',
    chooseTitle: 'Make a summary',
    trial: 'Trial',
    arm: 'What you tried',
    epsilon: 'How much noise',
    epsilonOption: ({ epsilon, factor }: Factor, f) =>
      `${epsilon <= 0.5 ? 'Most noise' : epsilon <= 1 ? 'Much noise (usual)' : epsilon <= 2 ? 'Less noise' : 'Little noise'}: odds change by ${f.number(factor, 1)} times at most`,
    noTrialTitle: 'There is nothing to summarise yet.',
    noTrialText: 'A summary needs a finished trial with a result. A stopped trial counts too.',
    toTrials: 'See your trials',
    fieldsTitle: 'What would leave',
    fieldsIntro: 'Each field of the file, before anything is drawn.',
    madeTitle: ({ subject }: { subject: string }) => `The summary of ${subject}`,
    madeIntro: ({ bytes, at }: { bytes: number; at: string }, f) =>
      `${f.bytes(bytes)}, drawn on ${f.dateTime(at)}`,
    view: 'How to show the file',
    inWords: 'In words',
    rawBytes: 'Raw bytes',
    notDrawn: 'not drawn yet',
    field: 'Field',
    meaning: 'What it is',
    'w.format': 'The kind of file.',
    'w.intervention': 'What you tried. No brand, no dose, no dates.',
    'w.outcome': 'What was counted.',
    'w.unit': 'In what it was counted.',
    'w.design': 'The public class of the trial: periods and their length.',
    'w.released': ({ sd, unit }: Noise, f) =>
      `Your own effect, mixed with noise of about plus or minus ${f.number(sd, 0)} (${unit}). Alone it says almost nothing.`,
    'w.mechanism': 'How the noise is drawn.',
    'w.epsilon': 'How strong the protection is.',
    'w.delta': 'No rare exceptions to it.',
    'w.clip': 'Larger effects are cut to these limits first.',
    'w.grid': 'Rounded to this step first.',
    'w.neighbouring':
      'What is protected: everything you contribute about this, as if another person had answered.',
    'w.contribution': 'A random number for this file alone. It leads nowhere.',
    make: 'Draw the number',
    makeTitle: 'Draw the number? This cannot be taken back.',
    makeText: ({ epsilon, left }: { epsilon: number; left: number }, f) =>
      `It uses ${f.number(epsilon, 2)} of your budget; ${f.number(left, 2)} will be left, for ever. Nothing leaves yet: you see the file, and save it or not.`,
    save: 'Save the file',
    saved: ({ path }: { path: string }) => `Saved to ${path}.`,
    sameBytes: 'The same bytes each time. There is no second draw.',
    budgetTitle: ({ left }: { left: number }, f) => `${f.number(left, 2)} of your budget is left`,
    budgetText: ({ limit, spent }: { limit: number; spent: number }, f) =>
      `Each summary and each request uses a part of ${f.number(limit, 0)}, and parts never come back. Used so far: ${f.number(spent, 2)}.`,
    budgetMeter: 'Privacy budget used',
    overBudget: 'This would exceed your budget. Choose more noise, or keep the result to yourself.',
    meansTitle: ({ epsilon }: { epsilon: number }, f) => `What epsilon ${f.number(epsilon, 2)} means`,
    meansText: ({ factor }: { factor: number }, f) =>
      `Whoever sees the file can be at most ${f.number(factor, 1)} times surer of anything about your result than without it, whatever else they know.`,
    meansNot: 'It does not hide that you made a file, from whoever you give it to.',
    neverTitle: 'Never in it',
    never: 'Your diary, dates, notes, device data, your name, the trial, the vault.',
    pastTitle: 'Made so far',
    pastAt: 'Drawn on',
    pastWhat: 'About',
    pastCost: 'Used',
    pastShow: 'Show',
    clinician: 'For your clinician',
    clinicianText:
      'A result can be saved as a file from its own screen. That is yours to give, and contains what the screen shows.',
  },
  {
    say: 'Nichts wurde geteilt.',
    sayLost: 'Diese Kopie des Tresors weiß von nichts, das geteilt wurde.',
    sayCount: ({ n }, f) =>
      f.plural(n, {
        one: 'Eine Zusammenfassung wurde gemacht. Ein zweites Mal gibt es sie nicht.',
        other: '# Zusammenfassungen wurden gemacht. Keine gibt es ein zweites Mal.',
      }),
    sayRequests: ({ n }, f) =>
      f.plural(n, {
        one: 'Kein Ergebnis wurde geteilt. Eine Anfrage wurde gezogen.',
        other: 'Kein Ergebnis wurde geteilt. # Anfragen wurden gezogen.',
      }),
    lead: 'Wenn Sie möchten, kann eine kleine Zusammenfassung eines beendeten Versuchs als Datei hinausgehen. Nichts wird von selbst gesendet: Sie speichern die Datei und bestimmen, wohin sie geht.',
    chooseTitle: 'Eine Zusammenfassung machen',
    trial: 'Versuch',
    arm: 'Was Sie versucht haben',
    epsilon: 'Wie viel Rauschen',
    epsilonOption: ({ epsilon, factor }, f) =>
      `${epsilon <= 0.5 ? 'Am meisten Rauschen' : epsilon <= 1 ? 'Viel Rauschen (üblich)' : epsilon <= 2 ? 'Weniger Rauschen' : 'Wenig Rauschen'}: Chancen ändern sich höchstens ${f.number(factor, 1)}-fach`,
    noTrialTitle: 'Es gibt noch nichts zusammenzufassen.',
    noTrialText:
      'Eine Zusammenfassung braucht einen beendeten Versuch mit Ergebnis. Ein abgebrochener zählt auch.',
    toTrials: 'Ihre Versuche ansehen',
    fieldsTitle: 'Was hinausginge',
    fieldsIntro: 'Jedes Feld der Datei, bevor etwas gezogen wird.',
    madeTitle: ({ subject }) => `Die Zusammenfassung zu ${subject}`,
    madeIntro: ({ bytes, at }, f) => `${f.bytes(bytes)}, gezogen am ${f.dateTime(at)}`,
    view: 'Wie die Datei gezeigt wird',
    inWords: 'In Worten',
    rawBytes: 'Bytes',
    notDrawn: 'noch nicht gezogen',
    field: 'Feld',
    meaning: 'Was es ist',
    'w.format': 'Die Art der Datei.',
    'w.intervention': 'Was Sie versucht haben. Keine Marke, keine Dosis, keine Tage.',
    'w.outcome': 'Was gezählt wurde.',
    'w.unit': 'Worin gezählt wurde.',
    'w.design': 'Die öffentliche Art des Versuchs: Abschnitte und ihre Länge.',
    'w.released': ({ sd, unit }, f) =>
      `Ihre eigene Wirkung, gemischt mit Rauschen von etwa plus oder minus ${f.number(sd, 0)} (${unit}). Allein sagt sie fast nichts.`,
    'w.mechanism': 'Wie das Rauschen gezogen wird.',
    'w.epsilon': 'Wie stark der Schutz ist.',
    'w.delta': 'Keine seltenen Ausnahmen davon.',
    'w.clip': 'Größere Wirkungen werden vorher auf diese Grenzen gekürzt.',
    'w.grid': 'Vorher auf diesen Schritt gerundet.',
    'w.neighbouring':
      'Was geschützt ist: alles, was Sie hierzu beitragen, als hätte ein anderer Mensch geantwortet.',
    'w.contribution': 'Eine Zufallszahl nur für diese Datei. Sie führt nirgendwohin.',
    make: 'Die Zahl ziehen',
    makeTitle: 'Die Zahl ziehen? Das lässt sich nicht zurücknehmen.',
    makeText: ({ epsilon, left }, f) =>
      `Es verbraucht ${f.number(epsilon, 2)} von Ihrem Budget; ${f.number(left, 2)} bleiben, für immer. Noch geht nichts hinaus: Sie sehen die Datei und speichern sie, oder nicht.`,
    save: 'Datei speichern',
    saved: ({ path }) => `Gespeichert unter ${path}.`,
    sameBytes: 'Jedes Mal dieselben Bytes. Ein zweites Ziehen gibt es nicht.',
    budgetTitle: ({ left }, f) => `${f.number(left, 2)} von Ihrem Budget sind übrig`,
    budgetText: ({ limit, spent }, f) =>
      `Jede Zusammenfassung und jede Anfrage verbraucht einen Teil von ${f.number(limit, 0)}, und kein Teil kommt zurück. Bisher verbraucht: ${f.number(spent, 2)}.`,
    budgetMeter: 'Verbrauchtes Privatheits-Budget',
    overBudget:
      'Das ginge über Ihr Budget. Wählen Sie mehr Rauschen, oder behalten Sie das Ergebnis für sich.',
    meansTitle: ({ epsilon }, f) => `Was Epsilon ${f.number(epsilon, 2)} bedeutet`,
    meansText: ({ factor }, f) =>
      `Wer die Datei sieht, kann sich höchstens ${f.number(factor, 1)}-mal sicherer über irgendetwas an Ihrem Ergebnis sein als ohne sie, was immer er sonst weiß.`,
    meansNot: 'Es verbirgt nicht, dass Sie eine Datei gemacht haben, vor dem, dem Sie sie geben.',
    neverTitle: 'Niemals darin',
    never: 'Ihr Tagebuch, Tage, Notizen, Gerätedaten, Ihr Name, der Versuch, der Tresor.',
    pastTitle: 'Bisher gemacht',
    pastAt: 'Gezogen am',
    pastWhat: 'Worüber',
    pastCost: 'Verbraucht',
    pastShow: 'Zeigen',
    clinician: 'Für Ihre Ärztin oder Ihren Arzt',
    clinicianText:
      'Ein Ergebnis lässt sich auf seinem Bildschirm als Datei speichern. Sie geben sie selbst weiter; sie enthält, was der Bildschirm zeigt.',
  },
);
