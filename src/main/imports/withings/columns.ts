/**
 * Withings writes some headers in the language of the account and leaves others in English, in the same file:
 * English, German, French, Spanish, Italian, Dutch, Portuguese. Units stand in brackets behind a name.
 */
export const columns = {
  date: ['date', 'datum', 'fecha', 'data'],
  weight: ['weight', 'gewicht', 'poids', 'peso'],
  systolic: ['systolic', 'systole', 'systolisch', 'systolique', 'sistólica', 'sistolica', 'sistolico'],
  diastolic: [
    'diastolic',
    'diastole',
    'diastolisch',
    'diastolique',
    'diastólica',
    'diastolica',
    'diastolico',
  ],
  pulse: [
    'heart rate',
    'herzfrequenz',
    'fréquence cardiaque',
    'frecuencia cardíaca',
    'frequenza cardiaca',
    'hartslag',
    'frequência cardíaca',
    'pulse',
    'puls',
  ],
  from: ['from', 'von', 'du', 'desde', 'da', 'van', 'de'],
  to: ['to', 'bis', 'au', 'hasta', 'a', 'tot', 'até', 'à'],
  light: ['light (s)', 'leicht (s)', 'léger (s)', 'ligero (s)', 'leggero (s)', 'licht (s)', 'leve (s)'],
  deep: ['deep (s)', 'tief (s)', 'profond (s)', 'profundo (s)', 'profondo (s)', 'diep (s)'],
  rem: ['rem (s)', 'paradoxal (s)'],
  awake: [
    'awake (s)',
    'wach (s)',
    'éveillé (s)',
    'despierto (s)',
    'sveglio (s)',
    'wakker (s)',
    'acordado (s)',
  ],
  zone: ['timezone', 'zeitzone', 'fuseau horaire', 'zona horaria', 'fuso orario', 'tijdzone', 'fuso horário'],
  activity: [
    'activity type',
    'aktivitätstyp',
    'art der aktivität',
    "type d'activité",
    'tipo de actividad',
    'tipo di attività',
    'activiteitstype',
    'tipo de atividade',
  ],
  start: ['start'],
  duration: ['duration'],
  value: ['value'],
} as const;

export type WithingsColumn = keyof typeof columns;
export const SOURCE = 'Withings';
