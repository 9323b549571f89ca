import { defineMessages } from '../../i18n/define.ts';

/** Preview, progress, receipt, list and undo of imports. */
export const intake = defineMessages(
  {
    reading: (a: { source: string }) => `Reading your ${a.source} export`,
    summarising: 'Working out the daily values',
    readingText: (a: { file: string; size: string }) =>
      `${a.file}, ${a.size}. You can go on working; nothing counts until the import is complete.`,
    starting: 'Opening the file',
    percent: (a: { share: number }, f) => f.share(a.share),
    bytesOf: (a: { done: number; total: number }, f) => `${f.bytes(a.done)} of ${f.bytes(a.total)}`,
    rowsRead: (a: { n: number }, f) => f.plural(a.n, { one: '# row read', other: '# rows read' }),
    rowsNew: (a: { n: number }, f) => `${f.number(a.n)} new`,
    secondsLeft: (a: { s: number }, f) =>
      a.s < 60
        ? `about ${f.plural(Math.max(5, Math.ceil(a.s / 5) * 5), { one: '# second', other: '# seconds' })} left`
        : `about ${f.plural(Math.round(a.s / 60), { one: '# minute', other: '# minutes' })} left`,
    cancel: 'Cancel',
    cancelling: 'Cancelling',
    cancelled: 'The import was cancelled. Nothing of it was kept.',
    importFailed: 'The file was not imported',
    newsBegun: 'The import has begun.',
    newsQuarter: (a: { share: number }, f) => `Import: ${f.share(a.share)} read.`,
    newsSumming: 'Import: everything is read, the daily values follow.',
    newsDone: (a: { added: number; known: number; refused: number }, f) =>
      `Import finished: ${f.number(a.added)} new, ${f.number(a.known)} known before, ${f.number(a.refused)} refused.`,
    newsFailed: 'The import ended with an error. The screen Data says what to do.',
    receiptTitle: 'The import is complete',
    nothingNew: 'The import is complete: nothing new in it',
    showReceipt: 'Show the receipt',
    receiptOf: (a: { at: string }, f) => `Receipt of ${f.dateTime(a.at)}`,
    receiptName: 'Receipt',
    read: 'Read',
    new: 'New',
    known: 'Already known',
    refused: 'Refused',
    refusedTitle: 'Refused rows, with the reason',
    refusedNone: 'No row was refused.',
    examples: 'For example',
    unknownTitle: 'Kinds of records that N1 Vault does not use yet',
    unknownText: 'They were left in your file.',
    warningsTitle: 'Please note',
    file: 'File',
    fingerprint: 'Fingerprint (SHA-256)',
    importsTitle: 'Imports',
    importsText: 'Each import can be taken back. Importing the same file twice adds nothing.',
    takeBack: 'Take back',
    takeBackTitle: 'Take this import back?',
    takeBackText: (a: { n: number }, f) =>
      `${f.plural(a.n, { one: '# row', other: '# rows' })} that it added will be removed from the vault. The file itself is not touched, so you can import it again.`,
    takenBack: (a: { n: number }, f) =>
      f.plural(a.n, {
        zero: 'Taken back',
        one: 'Taken back: # row removed',
        other: 'Taken back: # rows removed',
      }),
    wasTakenBack: 'taken back',
    isRunning: 'running',
    refusedNote:
      'Refused rows are listed in the receipt with a reason. A missing day is unknown, never zero.',
    dropTitle: 'Drop to import',
    dropText: 'Health exports of phones, watches and apps, or a table of your own',
    noPath: 'This could not be read as a file. Use "Import a file" instead.',
    title: (a: { n: number }, f) =>
      f.plural(a.n, { one: 'Import this file?', other: 'Import these # files?' }),
    looking: (a: { files: string }) => `Looking into ${a.files}. Nothing is stored yet.`,
    lookingLabel: 'Looking into the files',
    nothingToRead: 'Nothing here can be read',
    contents: 'What lies in the files',
    rows: 'Rows',
    rowsSoFar: 'Rows seen so far',
    atLeast: (a: { n: number }, f) => `at least ${f.number(a.n)}`,
    time: 'Time',
    fromTo: (a: { first: string; last: string }, f) =>
      a.first === a.last
        ? f.day(a.first, 'day-month-year')
        : `${f.day(a.first, 'day-month-year')} to ${f.day(a.last, 'day-month-year')}`,
    partial: 'The files are large: only their beginning was looked at. The import reads everything.',
    nothingYet: 'Nothing that N1 Vault can read was found so far.',
    willRefuse: 'Rows that will be refused, with the reason',
    openQuestions: 'Rows that depend on an open question will be refused.',
    start: 'Import',
    busy: 'An import is running. Wait for it or cancel it first.',
    span: (a: { first: string; last: string }, f) =>
      `They reach from ${f.day(a.first, 'day-month-year')} to ${f.day(a.last, 'day-month-year')}.`,
    toldNew: (a: { n: number }, f) =>
      f.plural(a.n, {
        zero: 'No new measurement was added.',
        one: 'One new measurement is in your vault.',
        other: '# new measurements are in your vault.',
      }),
    toldKnown: (a: { n: number }, f) =>
      f.plural(a.n, {
        zero: 'None of it was there before.',
        one: 'One was there already and was not added twice.',
        other: '# were there already and were not added twice.',
      }),
    toldRefused: (a: { n: number }, f) =>
      f.plural(a.n, {
        one: 'One row was refused; the receipt says why.',
        other: '# rows were refused; the receipt says why.',
      }),
    refusedBelow: (a: { n: number }, f) =>
      f.plural(a.n, {
        one: 'One row was refused, for the reason below.',
        other: '# rows were refused, for the reasons below.',
      }),
    files: 'Files',
    kinds: (a: { n: number }, f) => f.plural(a.n, { one: '# kind', other: '# kinds' }),
    ownTable: 'Your own table',
    pressureDiary: 'Blood pressure diary',
    sleepDiary: 'Sleep diary',
    interruptedTitle: (a: { at: string }, f) => `An import of ${f.dateTime(a.at)} was interrupted`,
    interruptedText: (a: { files: string; n: number }, f) =>
      `${a.files}: ${f.plural(a.n, { one: '# row is', other: '# rows are' })} stored and ${a.n === 1 ? 'does' : 'do'} not count yet. Go on where it stopped, or remove them.`,
    interruptedOld: (a: { n: number }, f) =>
      `${f.plural(a.n, { one: '# row is', other: '# rows are' })} stored and ${a.n === 1 ? 'does' : 'do'} not count. Another version began it: remove them and import the files again.`,
    resume: 'Go on',
    discard: 'Remove',
    discardTitle: 'Remove what this import had stored?',
    discardText: (a: { n: number }, f) =>
      `${f.plural(a.n, { one: '# row that does not count yet is', other: '# rows that do not count yet are' })} removed. Your files stay as they are, and you can import them again.`,
    discarded: 'Removed. The rest of your vault is unchanged.',
  },
  {
    reading: (a) => `Ihr Export aus ${a.source} wird gelesen`,
    summarising: 'Tageswerte werden berechnet',
    readingText: (a) =>
      `${a.file}, ${a.size}. Sie können weiterarbeiten; nichts zählt, bevor das Einlesen fertig ist.`,
    starting: 'Die Datei wird geöffnet',
    percent: (a, f) => f.share(a.share),
    bytesOf: (a, f) => `${f.bytes(a.done)} von ${f.bytes(a.total)}`,
    rowsRead: (a, f) => f.plural(a.n, { one: '# Zeile gelesen', other: '# Zeilen gelesen' }),
    rowsNew: (a, f) => `${f.number(a.n)} neu`,
    secondsLeft: (a, f) =>
      a.s < 60
        ? `noch etwa ${f.plural(Math.max(5, Math.ceil(a.s / 5) * 5), { one: '# Sekunde', other: '# Sekunden' })}`
        : `noch etwa ${f.plural(Math.round(a.s / 60), { one: '# Minute', other: '# Minuten' })}`,
    cancel: 'Abbrechen',
    cancelling: 'Wird abgebrochen',
    cancelled: 'Das Einlesen wurde abgebrochen. Nichts davon wurde behalten.',
    importFailed: 'Die Datei wurde nicht eingelesen',
    newsBegun: 'Das Einlesen hat begonnen.',
    newsQuarter: (a, f) => `Einlesen: ${f.share(a.share)} gelesen.`,
    newsSumming: 'Einlesen: alles ist gelesen, die Tageswerte folgen.',
    newsDone: (a, f) =>
      `Einlesen beendet: ${f.number(a.added)} neu, ${f.number(a.known)} schon bekannt, ${f.number(a.refused)} abgelehnt.`,
    newsFailed: 'Das Einlesen endete mit einem Fehler. Der Bereich Daten sagt, was zu tun ist.',
    receiptTitle: 'Das Einlesen ist fertig',
    nothingNew: 'Das Einlesen ist fertig: nichts Neues darin',
    showReceipt: 'Beleg zeigen',
    receiptOf: (a, f) => `Beleg vom ${f.dateTime(a.at)}`,
    receiptName: 'Beleg',
    read: 'Gelesen',
    new: 'Neu',
    known: 'Schon bekannt',
    refused: 'Abgewiesen',
    refusedTitle: 'Abgewiesene Zeilen, mit Grund',
    refusedNone: 'Keine Zeile wurde abgewiesen.',
    examples: 'Zum Beispiel',
    unknownTitle: 'Arten von Einträgen, die N1 Vault noch nicht verwendet',
    unknownText: 'Sie sind in Ihrer Datei geblieben.',
    warningsTitle: 'Bitte beachten',
    file: 'Datei',
    fingerprint: 'Fingerabdruck (SHA-256)',
    importsTitle: 'Eingelesene Dateien',
    importsText:
      'Jedes Einlesen lässt sich zurücknehmen. Dieselbe Datei zweimal einzulesen fügt nichts hinzu.',
    takeBack: 'Zurücknehmen',
    takeBackTitle: 'Dieses Einlesen zurücknehmen?',
    takeBackText: (a, f) =>
      `${f.plural(a.n, { one: '# hinzugefügte Zeile wird', other: '# hinzugefügte Zeilen werden' })} aus dem Tresor entfernt. Die Datei selbst wird nicht angerührt; Sie können sie wieder einlesen.`,
    takenBack: (a, f) =>
      f.plural(a.n, {
        zero: 'Zurückgenommen',
        one: 'Zurückgenommen: # Zeile entfernt',
        other: 'Zurückgenommen: # Zeilen entfernt',
      }),
    wasTakenBack: 'zurückgenommen',
    isRunning: 'läuft',
    refusedNote:
      'Abgewiesene Zeilen stehen mit Grund im Beleg. Ein fehlender Tag ist unbekannt, niemals null.',
    dropTitle: 'Zum Einlesen ablegen',
    dropText: 'Gesundheits-Exporte von Telefon, Uhr und Apps, oder eine eigene Tabelle',
    noPath: 'Das ließ sich nicht als Datei lesen. Nehmen Sie stattdessen "Datei einlesen".',
    title: (a, f) => f.plural(a.n, { one: 'Diese Datei einlesen?', other: 'Diese # Dateien einlesen?' }),
    looking: (a) => `${a.files} wird angesehen. Noch wird nichts gespeichert.`,
    lookingLabel: 'Die Dateien werden angesehen',
    nothingToRead: 'Hier lässt sich nichts einlesen',
    contents: 'Was in den Dateien liegt',
    rows: 'Zeilen',
    rowsSoFar: 'Bisher gesehene Zeilen',
    atLeast: (a, f) => `mindestens ${f.number(a.n)}`,
    time: 'Zeit',
    fromTo: (a, f) =>
      a.first === a.last
        ? f.day(a.first, 'day-month-year')
        : `${f.day(a.first, 'day-month-year')} bis ${f.day(a.last, 'day-month-year')}`,
    partial: 'Die Dateien sind groß: Nur ihr Anfang wurde angesehen. Eingelesen wird alles.',
    nothingYet: 'Bisher wurde nichts gefunden, das N1 Vault lesen kann.',
    willRefuse: 'Zeilen, die abgewiesen werden, mit Grund',
    openQuestions: 'Zeilen, die von einer offenen Frage abhängen, werden abgewiesen.',
    start: 'Einlesen',
    busy: 'Es wird gerade eingelesen. Warten Sie, oder brechen Sie es zuerst ab.',
    span: (a, f) =>
      `Sie reichen vom ${f.day(a.first, 'day-month-year')} bis zum ${f.day(a.last, 'day-month-year')}.`,
    toldNew: (a, f) =>
      f.plural(a.n, {
        zero: 'Keine neue Messung kam hinzu.',
        one: 'Eine neue Messung ist in Ihrem Tresor.',
        other: '# neue Messungen sind in Ihrem Tresor.',
      }),
    toldKnown: (a, f) =>
      f.plural(a.n, {
        zero: 'Nichts davon war schon da.',
        one: 'Eine war schon da und wurde nicht doppelt aufgenommen.',
        other: '# waren schon da und wurden nicht doppelt aufgenommen.',
      }),
    toldRefused: (a, f) =>
      f.plural(a.n, {
        one: 'Eine Zeile wurde abgewiesen; der Beleg sagt, warum.',
        other: '# Zeilen wurden abgewiesen; der Beleg sagt, warum.',
      }),
    refusedBelow: (a, f) =>
      f.plural(a.n, {
        one: 'Eine Zeile wurde abgewiesen; der Grund steht unten.',
        other: '# Zeilen wurden abgewiesen; die Gründe stehen unten.',
      }),
    files: 'Dateien',
    kinds: (a, f) => f.plural(a.n, { one: '# Art', other: '# Arten' }),
    ownTable: 'Ihre eigene Tabelle',
    pressureDiary: 'Blutdruck-Tagebuch',
    sleepDiary: 'Schlaftagebuch',
    interruptedTitle: (a, f) => `Das Einlesen vom ${f.dateTime(a.at)} wurde unterbrochen`,
    interruptedText: (a, f) =>
      `${a.files}: ${f.plural(a.n, { one: '# Zeile ist', other: '# Zeilen sind' })} gespeichert und ${a.n === 1 ? 'zählt' : 'zählen'} noch nicht. Fahren Sie dort fort, oder entfernen Sie sie.`,
    interruptedOld: (a, f) =>
      `${f.plural(a.n, { one: '# Zeile ist', other: '# Zeilen sind' })} gespeichert und ${a.n === 1 ? 'zählt' : 'zählen'} nicht. Eine andere Version hat damit begonnen: Entfernen Sie sie, und lesen Sie die Dateien neu ein.`,
    resume: 'Fortfahren',
    discard: 'Entfernen',
    discardTitle: 'Entfernen, was dieses Einlesen gespeichert hatte?',
    discardText: (a, f) =>
      `${f.plural(a.n, { one: '# Zeile, die noch nicht zählt, wird', other: '# Zeilen, die noch nicht zählen, werden' })} entfernt. Ihre Dateien bleiben, wie sie sind, und Sie können sie noch einmal einlesen.`,
    discarded: 'Entfernt. Der Rest Ihres Tresors ist unverändert.',
  },
);
