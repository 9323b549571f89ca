/**
 * German of what the main process says about an import: warnings, reasons for refused rows, questions and their
 * answers. By the exact English; a test holds the list against the sources in both directions.
 */
export const germanImportWords: Readonly<Record<string, string>> = {
  'The value is not a number.': 'Der Wert ist keine Zahl.',
  'The value or its time is not a number.': 'Der Wert oder seine Zeit ist keine Zahl.',
  'The sleep stage is not known.': 'Die Schlafphase ist nicht bekannt.',
  'The value is not one that this version knows.': 'Diesen Wert kennt diese Version nicht.',
  'The workout has no length.': 'Das Training hat keine Dauer.',
  'The row has no blood pressure.': 'Die Zeile enthält keinen Blutdruck.',
  'A table of blood pressures has no header.': 'Eine Tabelle mit Blutdruckwerten hat keine Kopfzeile.',
  'A Clarity file has no table in it.': 'Eine Clarity-Datei enthält keine Tabelle.',
  'A LibreView file has no table in it.': 'Eine LibreView-Datei enthält keine Tabelle.',
  'A list of attacks has no header.': 'Eine Liste von Attacken hat keine Kopfzeile.',
  'The reading has no value.': 'Die Messung hat keinen Wert.',
  'The sensor reports only that the glucose was outside its range.':
    'Der Sensor meldet nur, dass die Glukose außerhalb seines Messbereichs lag.',
  'The day cannot be read.': 'Der Tag ist nicht lesbar.',
  'The date cannot be read.': 'Das Datum ist nicht lesbar.',
  'The time cannot be read.': 'Die Zeit ist nicht lesbar.',
  'The time lies in the future.': 'Die Zeit liegt in der Zukunft.',
  'The time is the empty date 1970-01-01.': 'Die Zeit ist das leere Datum 1970-01-01.',
  'The time is one of the empty dates that Samsung writes, 1970 or 2000.':
    'Die Zeit ist eines der leeren Daten, die Samsung schreibt: 1970 oder 2000.',
  'The measurement ends before it begins.': 'Die Messung endet, bevor sie beginnt.',
  'The measurement lasts longer than a month.': 'Die Messung dauert länger als einen Monat.',
  'The date is a year or month, not a day.': 'Das Datum ist ein Jahr oder ein Monat, kein Tag.',
  'The value is a summary of a longer time, not a measurement.':
    'Der Wert fasst eine längere Zeit zusammen und ist keine Messung.',
  'The value is a minimum, maximum or other summary, not a measurement.':
    'Der Wert ist ein Minimum, ein Maximum oder eine andere Zusammenfassung, keine Messung.',
  'The line is not a whole record: the file may be cut off here.':
    'Die Zeile ist kein vollständiger Eintrag: Die Datei könnte hier abgeschnitten sein.',
  'The line is not a whole data point: the file may be cut off here.':
    'Die Zeile ist kein vollständiger Datenpunkt: Die Datei könnte hier abgeschnitten sein.',
  'The data point does not say when it was measured.': 'Der Datenpunkt sagt nicht, wann gemessen wurde.',
  'The health record says that the value is absent.': 'Die Gesundheitsakte sagt, dass der Wert fehlt.',
  'The health record gives the value in a form other than a number.':
    'Die Gesundheitsakte gibt den Wert nicht als Zahl an.',
  'The health record gives only a limit ("below" or "above"), not a value.':
    'Die Gesundheitsakte nennt nur eine Grenze („unter“ oder „über“), keinen Wert.',
  'The health record has withdrawn the entry or not filled it in yet.':
    'Die Gesundheitsakte hat den Eintrag zurückgezogen oder noch nicht ausgefüllt.',
  'The health record does not say when it was measured.':
    'Die Gesundheitsakte sagt nicht, wann gemessen wurde.',
  'Fitbit wrote the times of steps and pulse without a time zone, and nothing in the export tells whether they are UTC. They were read as UTC. If your days look shifted, undo this import, export again (newer exports have files with zones) and import that.':
    'Fitbit hat die Zeiten von Schritten und Puls ohne Zeitzone geschrieben, und nichts im Export verrät, ob sie UTC sind. Sie wurden als UTC gelesen. Wenn Ihre Tage verschoben aussehen, nehmen Sie dieses Einlesen zurück, exportieren Sie noch einmal (neuere Exporte haben Dateien mit Zeitzonen) und lesen Sie diesen ein.',
  'The times of steps and pulse in this older Fitbit export carry no time zone. Compare a walk you remember: which one is right?':
    'Die Zeiten von Schritten und Puls in diesem älteren Fitbit-Export haben keine Zeitzone. Vergleichen Sie einen Spaziergang, an den Sie sich erinnern: Was stimmt?',
  'The dates of this file fit day-month and month-day alike, so its days cannot be known. Export a month with a day above 12.':
    'Die Daten in dieser Datei lassen sich als Tag-Monat und als Monat-Tag lesen; ihre Tage sind daher nicht zu erkennen. Exportieren Sie einen Monat mit einem Tag über 12.',
  'Are the dates in this Fitbit file written day first (31/12) or month first (12/31)?':
    'Steht in den Daten dieser Fitbit-Datei der Tag vorn (31/12) oder der Monat (12/31)?',
  'The unit of the weight is not known. Answer the question about it, then import again.':
    'Die Einheit des Gewichts ist nicht bekannt. Beantworten Sie die Frage dazu, und lesen Sie dann noch einmal ein.',
  'In which unit are the weights in this Fitbit file?':
    'In welcher Einheit stehen die Gewichte in dieser Fitbit-Datei?',
  'The FIT file ends too early or is damaged: what came before that was read. Copy it from the device again if you can.':
    'Die FIT-Datei endet zu früh oder ist beschädigt: Was davor kam, wurde gelesen. Kopieren Sie sie noch einmal vom Gerät, wenn Sie können.',
  'The file is no FIT file, although it is named like one.':
    'Die Datei ist keine FIT-Datei, obwohl sie so heißt.',
  "The device's clock was never set, and the file does not tell when it was: its times cannot be known.":
    'Die Uhr des Geräts wurde nie gestellt, und die Datei verrät nicht, wann es war: Ihre Zeiten sind nicht zu erkennen.',
  'The cell says neither yes nor no.': 'Die Zelle sagt weder Ja noch Nein.',
  'The value lies outside the scale of its column.': 'Der Wert liegt außerhalb der Skala seiner Spalte.',
  'The table has more different names than can be kept.':
    'Die Tabelle hat mehr verschiedene Namen, als behalten werden können.',
  'The list has more different names than can be kept.':
    'Die Liste hat mehr verschiedene Namen, als behalten werden können.',
  'It is not clear what the columns of this table mean. Choose their meaning in the preview, then import it.':
    'Es ist nicht klar, was die Spalten dieser Tabelle bedeuten. Wählen Sie ihre Bedeutung in der Vorschau, und lesen Sie sie dann ein.',
  'The file is cut off, so its day has no total.':
    'Die Datei ist abgeschnitten, daher hat ihr Tag keine Summe.',
  'The file holds sums of weeks or months. Export it again with days or single samples.':
    'Die Datei enthält Summen von Wochen oder Monaten. Exportieren Sie sie noch einmal mit Tagen oder einzelnen Messwerten.',
  'The night has time in bed only: how long it was slept is not known.':
    'Von der Nacht ist nur die Zeit im Bett bekannt, nicht, wie lange geschlafen wurde.',
  'The database is damaged from here on. What came before was read.':
    'Die Datenbank ist von hier an beschädigt. Was davor kam, wurde gelesen.',
  'These files were imported before under another zone history. That import was replaced by this one, so that nothing stands there twice.':
    'Diese Dateien wurden früher unter anderen Zeitzonen eingelesen. Dieses Einlesen hat das frühere ersetzt, damit nichts doppelt steht.',
  'The row is not a whole reading.': 'Die Zeile ist keine vollständige Messung.',
  'The day has a total of 0: the watch was not worn.':
    'Der Tag hat die Summe 0: Die Uhr wurde nicht getragen.',
  'The night has no start or end.': 'Die Nacht hat keinen Anfang oder kein Ende.',
  'The file is a health export, but it holds nothing that N1 Vault can use yet. Nothing was added.':
    'Die Datei ist ein Gesundheitsexport, enthält aber nichts, was N1 Vault schon nutzen kann. Nichts wurde hinzugefügt.',
  'There are more kinds of data in this export than N1 Vault keeps apart.':
    'Dieser Export enthält mehr Arten von Daten, als N1 Vault unterscheidet.',
  'The recording has no length.': 'Die Aufzeichnung hat keine Dauer.',
  'The recording was stopped before the person fell asleep.':
    'Die Aufzeichnung wurde beendet, bevor der Schlaf begann.',
  'The sleep has no length.': 'Der Schlaf hat keine Dauer.',
  'The last row is cut off: the file ends in the middle. Its values could be wrong.':
    'Die letzte Zeile ist abgeschnitten: Die Datei endet mittendrin. Ihre Werte könnten falsch sein.',
  'The file ends in the middle: its records before that point were read, later ones are missing.':
    'Die Datei endet mittendrin: Die Einträge davor wurden gelesen, spätere fehlen.',
  'The dates of the file fit both day/month and month/day. Answer the question about them, then import again.':
    'Die Daten der Datei lassen sich als Tag/Monat und als Monat/Tag lesen. Beantworten Sie die Frage dazu, und lesen Sie dann noch einmal ein.',
  'Other reasons.': 'Andere Gründe.',
  'Day first': 'Tag vorn',
  'Month first': 'Monat vorn',
  'The day': 'Der Tag',
  'The month': 'Der Monat',
  Kilograms: 'Kilogramm',
  Pounds: 'Pfund (lb)',
  'Times are UTC': 'Die Zeiten sind UTC',
  'Times are those of my own clock': 'Die Zeiten sind die meiner eigenen Uhr',
  'Read it': 'Lesen',
  'Leave it out': 'Weglassen',
};

/** A sentence with names or figures in it: how it begins, goes on and ends in English, and the same in German. */
export interface SentencePattern {
  english: RegExp;
  /** `say`: German of a part that is a sentence itself; `metric`: name of a measure. */
  german(parts: readonly string[], say: (text: string) => string, metric: (code: string) => string): string;
}

export const germanImportPatterns: readonly SentencePattern[] = [
  {
    english: /^The unit is not one of ([^(]+?)(?: \((.*)\))?\.$/s,
    german: ([code = '', known], _, metric) =>
      `Die Einheit passt nicht zu ${metric(code)}${known ? ` (${known})` : ''}.`,
  },
  {
    english: /^The value of (.+) is not possible for a person\.$/s,
    german: ([code = ''], _, metric) => `Der Wert von ${metric(code)} ist bei einem Menschen nicht möglich.`,
  },
  {
    english:
      /^(.+) ends in the middle: the records before that point were read, later ones are missing\. Export again to get them\.$/s,
    german: ([name = '']) =>
      `${name === 'The file' ? 'Die Datei' : name} endet mittendrin: Die Einträge davor wurden gelesen, spätere fehlen. Exportieren Sie noch einmal, um sie zu bekommen.`,
  },
  {
    english: /^(.+) is damaged in (\d+) places? \(the first at (.*)\)\. What could be read was read\.$/s,
    german: ([name = '', n = '', first = '']) =>
      `${name === 'The file' ? 'Die Datei' : name} ist an ${n} ${n === '1' ? 'Stelle' : 'Stellen'} beschädigt (zuerst: ${first.replace(/^line /, 'Zeile ')}). Was lesbar war, wurde gelesen.`,
  },
  {
    english: /^(.+) What depends on it was left out \(question "([^"]*)"; answers: (.*)\)\.$/s,
    german: ([text = '', id = '', answers = ''], say) =>
      `${say(text)} Was davon abhängt, wurde weggelassen (Frage „${id}“; Antworten: ${answers}).`,
  },
  {
    english: /^In which unit are the figures of the column "(.*)" \((.*)\)\?$/s,
    german: ([column = '', code = ''], _, metric) =>
      `In welcher Einheit stehen die Zahlen der Spalte „${column}“ (${metric(code)})?`,
  },
  {
    english:
      /^Beside the export, (.+) holds (.+), which looks like a table of your own\. Should it be read too\?$/s,
    german: ([place = '', names = '']) =>
      `Neben dem Export enthält ${place} auch ${names.replace(/ and (\d+) more$/, ' und $1 weitere')}: Das sieht nach einer eigenen Tabelle aus. Soll sie auch gelesen werden?`,
  },
  {
    english: /^Are the dates in (.+) written day first \(31\/12\) or month first \(12\/31\)\?$/s,
    german: ([name = '']) => `Steht in den Daten von ${name} der Tag vorn (31/12) oder der Monat (12/31)?`,
  },
  {
    english: /^The dates in this (.+) file can be read in two ways\. Which comes first in "(.*)"\?$/s,
    german: ([source = '', example = '']) =>
      `Die Daten in dieser Datei von ${source} lassen sich auf zwei Arten lesen. Was steht in „${example}“ vorn?`,
  },
];
