/** Columns of Migraine Buddy's list of attacks, by their names of different years and languages. */
export const columns = {
  start: [
    'Start Time',
    'Start',
    'Started',
    'Start Date',
    'Attack Start',
    'Beginn',
    'Startzeit',
    'Anfang',
    'Début',
    'Inicio',
  ],
  end: ['End Time', 'End', 'Ended', 'End Date', 'Attack End', 'Ende', 'Endzeit', 'Fin'],
  date: ['Date', 'Datum', 'Fecha'],
  time: ['Time', 'Zeit', 'Uhrzeit', 'Hora', 'Heure'],
  pain: [
    'Pain Level',
    'Pain Intensity',
    'Pain',
    'Intensity',
    'Severity',
    'Schmerzstärke',
    'Schmerzintensität',
    'Schmerzlevel',
    'Niveau de douleur',
    'Nivel de dolor',
  ],
  kind: ['Attack Type', 'Type', 'Headache Type', 'Migraine Type', 'Kopfschmerzart', 'Art'],
  symptoms: ['Symptoms', 'Symptome', 'Symptômes', 'Síntomas'],
  medications: ['Medications', 'Medication', 'Medikamente', 'Médicaments', 'Medicamentos'],
  triggers: [
    'Potential Triggers',
    'Triggers',
    'Auslöser',
    'Mögliche Auslöser',
    'Déclencheurs',
    'Desencadenantes',
  ],
} as const;
export type MigraineColumn = keyof typeof columns;

/** The entries of a cell such as "Nausea, Light sensitivity". */
export const listOf = (text: string): string[] =>
  text
    .split(/[,;\n|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^(?:none|no|keine?|-|n\/a)$/i.test(part));

/** A medicine without its dose: "Ibuprofen 400 mg" and "2x Ibuprofen (400mg)" are ibuprofen. */
export const medicineOf = (text: string): string =>
  text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\b\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|μg|g|ml|iu|ie|%)(?![\p{L}])/giu, ' ')
    .replace(/^\s*\d+\s*[x×]\s*/i, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Does the attack's own type, where the list has one, say that it is a migraine? */
export const isMigraine = (kind: string): boolean => kind === '' || /migr/i.test(kind);
