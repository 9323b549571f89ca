import { defineMessages } from '../../i18n/define.ts';

interface Left {
  epsilon: number;
  left: number;
}

/** The prior service: what other people's results say, and giving one's own. */
export const prior = defineMessages(
  {
    section: 'Other people’s results',
    intro:
      'Off unless you enter the address of a service that you were told about. Then you can ask it what trials of other people found, and give it a summary of yours. Each message is shown to you first and sent only when you press.',
    address: 'Address of the service',
    addressHint: 'It begins with https://. The app never looks for one itself.',
    save: 'Use this service',
    turnOff: 'Turn off',
    isOff: 'Off. Nothing is sent anywhere.',
    isOn: ({ address }: { address: string }) => `Set to ${address}. Nothing is sent until you press.`,
    askTitle: ({ condition }: { condition: string }) => `Ask what others found about ${condition}`,
    askIntro:
      'One request is drawn for each condition, once. It names the condition, and your words only as noise.',
    kind: 'What of your words goes with it',
    kindCluster: 'The number of a group of words',
    kindVector: 'A noisy list of 32 numbers',
    epsilon: 'How much noise',
    epsilonOption: ({ epsilon, factor }: { epsilon: number; factor: number }, f) =>
      `${epsilon <= 1 ? 'Most noise' : epsilon <= 2 ? 'Much noise (usual)' : 'Less noise'}: odds change by ${f.number(factor, 1)} times at most`,
    'w.format': 'The kind of request.',
    'w.condition':
      'The condition, plainly. The service learns that somebody at your network address asks about it.',
    'w.cluster': ({ truth }: { truth: number | null }, f) =>
      truth === null
        ? 'One of 64 public groups of words.'
        : `One of 64 public groups of words. In ${f.inHundred(truth)} of 100 draws it is yours, otherwise a random other one.`,
    'w.vector': 'Your words as 32 numbers, cut and buried in noise.',
    'w.epsilon': 'How strong the protection of your words is.',
    'w.delta': 'The chance that it is weaker: one in a million.',
    measured: ({ kind, epsilon }: { kind: 'cluster' | 'vector'; epsilon: number }): string =>
      kind === 'vector' || epsilon <= 2
        ? 'In our trial attacks a request like this told little about made-up people: guessing a second complaint from it was barely better than tossing a coin. That is no promise for you; epsilon is.'
        : 'In our trial attacks a request like this let a second complaint of made-up people be guessed somewhat better than by tossing a coin. More noise protects better.',
    draw: 'Draw the request',
    drawTitle: 'Draw the request? This cannot be taken back.',
    drawText: ({ epsilon, left }: Left, f) =>
      `It uses ${f.number(epsilon, 2)} of your budget; ${f.number(left, 2)} will be left, for ever. Nothing is sent yet: you see the exact bytes first.`,
    drawnIntro: ({ bytes, at }: { bytes: number; at: string }, f) =>
      `Drawn on ${f.dateTime(at)}. These ${f.bytes(bytes)} would be sent, the same each time:`,
    send: 'Send the request',
    sendTitle: 'Send this request now?',
    sendText: ({ address }: { address: string }) =>
      `Exactly the bytes that you see go to ${address}. The service sees your network address, as any website does.`,
    learnedNone: 'The service answered. It has nothing yet that rests on enough people.',
    learnedTitle: ({ at }: { at: string }, f) => `Learned from others on ${f.dateTime(at)}`,
    learnedText: 'These predictions stand in place of the literature under Ideas, and are marked there.',
    colIdea: 'Idea',
    colEffect: 'Predicted for a new person',
    colPeople: 'Contributions',
    effect: ({ mean, sd, unit }: { mean: number; sd: number; unit: string }, f) =>
      `${f.number(mean, 1)} ± ${f.number(sd, 1)} (${unit})`,
    giveTitle: 'Give this summary to the service',
    giveIntro:
      'First the service signs a token that it cannot read; later the summary goes with the token. The service cannot match the two by their content, only by their time: leave some hours in between.',
    code: 'Enrolment code',
    codeHint: 'From whoever runs the service, one for each person. It is not stored.',
    fetch: 'Fetch the token',
    fetchTitle: 'Fetch a token now?',
    fetchText: ({ address }: { address: string }) =>
      `Your code and what the summary is about (not its number) go to ${address}. The service learns that you tried this. Nothing of the summary’s number leaves.`,
    tokenAt: ({ at }: { at: string }, f) => `Token fetched on ${f.dateTime(at)}. Better wait some hours now.`,
    give: 'Send the summary',
    giveConfirm: 'Send the summary now?',
    giveText: ({ address }: { address: string }) =>
      `The bytes above and the token go to ${address}, once. They are counted with those of others and cannot be called back.`,
    sentAt: ({ at, address }: { at: string; address: string }, f) =>
      `Sent on ${f.dateTime(at)} to ${address}. It is counted once.`,
    request: ({ condition }: { condition: string }) => `Request about ${condition}`,
    lostTitle: 'Something left this vault that this copy of it does not know.',
    lostText: ({ releases, epsilon }: { releases: number; epsilon: number }, f) =>
      `${f.plural(releases, { one: `One release (epsilon ${f.number(epsilon, 2)})`, other: `# releases (epsilon ${f.number(epsilon, 2)} together)` })} happened after the backup that was brought back. What left cannot be called back, so it stays counted in full. Until you have read this, nothing more is drawn.`,
    lostUnsure:
      'The backup was brought back over a damaged key file, so the app cannot know whether anything left after it. If you shared something since, think of it as spent.',
    lostAccept: 'I have read this',
    lostCounted: ({ epsilon }: { epsilon: number }, f) =>
      `${f.number(epsilon, 2)} of it went to releases that this copy of the vault no longer holds.`,
  },
  {
    section: 'Ergebnisse anderer Menschen',
    intro:
      'Aus, bis Sie die Adresse eines Dienstes eingeben. Dann können Sie fragen, was Versuche anderer Menschen ergaben, und ihm eine Zusammenfassung von Ihnen geben. Jede Nachricht sehen Sie vorher; gesendet wird nur auf Ihren Druck.',
    address: 'Adresse des Dienstes',
    addressHint: 'Sie beginnt mit https://. Die App sucht nie selbst nach einem Dienst.',
    save: 'Diesen Dienst verwenden',
    turnOff: 'Ausschalten',
    isOff: 'Aus. Nichts wird irgendwohin gesendet.',
    isOn: ({ address }) => `Eingestellt auf ${address}. Gesendet wird nur auf Ihren Druck.`,
    askTitle: ({ condition }) => `Fragen, was andere herausfanden: ${condition}`,
    askIntro:
      'Zu jedem Leiden wird eine Anfrage gezogen, einmal. Sie nennt das Leiden, Ihre Worte nur als Rauschen.',
    kind: 'Was von Ihren Worten mitgeht',
    kindCluster: 'Die Nummer einer Wortgruppe',
    kindVector: 'Eine verrauschte Liste von 32 Zahlen',
    epsilon: 'Wie viel Rauschen',
    epsilonOption: ({ epsilon, factor }, f) =>
      `${epsilon <= 1 ? 'Am meisten Rauschen' : epsilon <= 2 ? 'Viel Rauschen (üblich)' : 'Weniger Rauschen'}: Chancen ändern sich höchstens ${f.number(factor, 1)}-fach`,
    'w.format': 'Die Art der Anfrage.',
    'w.condition':
      'Das Leiden, im Klartext. Der Dienst erfährt, dass jemand an Ihrer Netzadresse danach fragt.',
    'w.cluster': ({ truth }, f) =>
      truth === null
        ? 'Eine von 64 öffentlichen Wortgruppen.'
        : `Eine von 64 öffentlichen Wortgruppen. In ${f.inHundred(truth)} von 100 Ziehungen ist es Ihre, sonst eine zufällige andere.`,
    'w.vector': 'Ihre Worte als 32 Zahlen, gekürzt und in Rauschen begraben.',
    'w.epsilon': 'Wie stark Ihre Worte geschützt sind.',
    'w.delta': 'Die Wahrscheinlichkeit, dass der Schutz schwächer ist: eins zu einer Million.',
    measured: ({ kind, epsilon }) =>
      kind === 'vector' || epsilon <= 2
        ? 'In unseren Probeangriffen verriet eine solche Anfrage wenig über erfundene Menschen: Ein zweites Leiden zu erraten gelang kaum besser als mit einer Münze. Das ist kein Versprechen für Sie; Epsilon ist es.'
        : 'In unseren Probeangriffen ließ sich aus einer solchen Anfrage ein zweites Leiden erfundener Menschen etwas besser erraten als mit einer Münze. Mehr Rauschen schützt besser.',
    draw: 'Die Anfrage ziehen',
    drawTitle: 'Die Anfrage ziehen? Das lässt sich nicht zurücknehmen.',
    drawText: ({ epsilon, left }, f) =>
      `Es verbraucht ${f.number(epsilon, 2)} von Ihrem Budget; ${f.number(left, 2)} bleiben, für immer. Noch wird nichts gesendet: Sie sehen zuerst die genauen Bytes.`,
    drawnIntro: ({ bytes, at }, f) =>
      `Gezogen am ${f.dateTime(at)}. Diese ${f.bytes(bytes)} würden gesendet, jedes Mal dieselben:`,
    send: 'Die Anfrage senden',
    sendTitle: 'Diese Anfrage jetzt senden?',
    sendText: ({ address }) =>
      `Genau die Bytes, die Sie sehen, gehen an ${address}. Der Dienst sieht Ihre Netzadresse, wie jede Website.`,
    learnedNone: 'Der Dienst hat geantwortet. Er hat noch nichts, das auf genug Menschen beruht.',
    learnedTitle: ({ at }, f) => `Von anderen gelernt am ${f.dateTime(at)}`,
    learnedText:
      'Diese Vorhersagen stehen unter Ideen an der Stelle der Literatur und sind dort gekennzeichnet.',
    colIdea: 'Idee',
    colEffect: 'Vorhersage für einen neuen Menschen',
    colPeople: 'Beiträge',
    effect: ({ mean, sd, unit }, f) => `${f.number(mean, 1)} ± ${f.number(sd, 1)} (${unit})`,
    giveTitle: 'Diese Zusammenfassung dem Dienst geben',
    giveIntro:
      'Zuerst unterschreibt der Dienst eine Marke, die er nicht lesen kann; später geht die Zusammenfassung mit der Marke. Der Dienst kann beide nicht am Inhalt zusammenbringen, nur an der Zeit: Lassen Sie einige Stunden dazwischen.',
    code: 'Anmeldecode',
    codeHint: 'Von denen, die den Dienst betreiben, für jeden Menschen einer. Er wird nicht gespeichert.',
    fetch: 'Die Marke holen',
    fetchTitle: 'Jetzt eine Marke holen?',
    fetchText: ({ address }) =>
      `Ihr Code und worum es in der Zusammenfassung geht (nicht ihre Zahl) gehen an ${address}. Der Dienst erfährt, dass Sie dies versucht haben. Von der Zahl geht nichts hinaus.`,
    tokenAt: ({ at }, f) => `Marke geholt am ${f.dateTime(at)}. Warten Sie nun besser einige Stunden.`,
    give: 'Die Zusammenfassung senden',
    giveConfirm: 'Die Zusammenfassung jetzt senden?',
    giveText: ({ address }) =>
      `Die Bytes oben und die Marke gehen an ${address}, einmal. Sie werden mit denen anderer gezählt und lassen sich nicht zurückrufen.`,
    sentAt: ({ at, address }, f) => `Gesendet am ${f.dateTime(at)} an ${address}. Sie zählt einmal.`,
    request: ({ condition }) => `Anfrage zu ${condition}`,
    lostTitle: 'Aus diesem Tresor ist etwas hinausgegangen, das diese Kopie nicht kennt.',
    lostText: ({ releases, epsilon }, f) =>
      `${f.plural(releases, { one: `Eine Freigabe (Epsilon ${f.number(epsilon, 2)}) geschah`, other: `# Freigaben (zusammen Epsilon ${f.number(epsilon, 2)}) geschahen` })} nach der Sicherung, die zurückgeholt wurde. Was hinausging, lässt sich nicht zurückrufen und bleibt voll gezählt. Bis Sie das gelesen haben, wird nichts weiter gezogen.`,
    lostUnsure:
      'Die Sicherung wurde über eine beschädigte Schlüsseldatei zurückgeholt; die App kann nicht wissen, ob danach etwas hinausging. Haben Sie seitdem etwas geteilt, betrachten Sie es als verbraucht.',
    lostAccept: 'Ich habe das gelesen',
    lostCounted: ({ epsilon }, f) =>
      `${f.number(epsilon, 2)} davon verbrauchten Freigaben, die diese Kopie des Tresors nicht mehr enthält.`,
  },
);
