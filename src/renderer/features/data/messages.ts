import { defineMessages } from '../../i18n/define.ts';

/** The overview: what is in the vault. */
export const data = defineMessages(
  {
    importFile: 'Import a file',
    nightsAndDiary: (a: { nights: number; diary: number }, f) =>
      `You have ${f.plural(a.nights, { one: '# night', other: '# nights' })} of sleep and ${f.plural(a.diary, { one: '# diary day', other: '# diary days' })}.`,
    nights: (a: { nights: number }, f) =>
      `You have ${f.plural(a.nights, { one: '# night', other: '# nights' })} of sleep.`,
    diaryDays: (a: { diary: number }, f) =>
      `You have ${f.plural(a.diary, { one: '# diary day', other: '# diary days' })}.`,
    measures: (a: { n: number; days: number }, f) =>
      `You have ${f.plural(a.n, { one: '# measure', other: '# measures' })} on up to ${f.plural(a.days, { one: '# day', other: '# days' })}.`,
    emptyTitle: 'No data yet.',
    emptyText:
      'Import the export of your phone or watch, or drop the file anywhere on this window. The file is read on this computer and stays where it is.',
    emptyApple:
      'Apple Health: open Health on the iPhone, tap your picture, then "Export All Health Data", and bring export.zip to this computer.',
    emptyDiary: 'Your diary needs no file: days that you answer appear here too.',
    whatYouHave: 'What you have',
    measure: 'Measure',
    last90: '90 days',
    latest: 'Latest',
    daysWithData: 'Days with data',
    from: 'From',
    sparkline: (a: { name: string; days: number; low: string; high: string }, f) =>
      `${a.name}: ${a.low} to ${a.high}, ${f.plural(a.days, { one: '# day', other: '# days' })} with data in 90`,
    coverage: (a: { days: number; span: number }, f) => `${f.number(a.days)} of ${f.number(a.span)}`,
    coverageLabel: (a: { name: string }) => `Days with data, ${a.name}`,
    yesIn28: (a: { days: number }, f) => `of ${f.number(a.days)} answered`,
    diary: 'Diary',
    unknownSource: 'unknown source',
    day: 'Day',
    value: 'Value',
    covered: 'Covered',
    find: 'Find a measure or a source',
    noneFound: 'No measure of this name.',
    notRecently: 'nothing in these 90 days',
    order: 'Order',
    'order-interest': 'Most asked for',
    'order-name': 'By name',
    'order-latest': 'Newest first',
    'order-days': 'Most days first',
    showMore: (a: { n: number }, f) => `Show ${f.number(a.n)} more`,
  },
  {
    importFile: 'Datei einlesen',
    nightsAndDiary: (a, f) =>
      `Sie haben ${f.plural(a.nights, { one: '# Nacht', other: '# Nächte' })} Schlaf und ${f.plural(a.diary, { one: '# Tagebuchtag', other: '# Tagebuchtage' })}.`,
    nights: (a, f) => `Sie haben ${f.plural(a.nights, { one: '# Nacht', other: '# Nächte' })} Schlaf.`,
    diaryDays: (a, f) => `Sie haben ${f.plural(a.diary, { one: '# Tagebuchtag', other: '# Tagebuchtage' })}.`,
    measures: (a, f) =>
      `Sie haben ${f.plural(a.n, { one: '# Messgröße', other: '# Messgrößen' })} an bis zu ${f.plural(a.days, { one: '# Tag', other: '# Tagen' })}.`,
    emptyTitle: 'Noch keine Daten.',
    emptyText:
      'Lesen Sie den Export Ihres Telefons oder Ihrer Uhr ein, oder ziehen Sie die Datei auf dieses Fenster. Die Datei wird auf diesem Computer gelesen und bleibt, wo sie ist.',
    emptyApple:
      'Apple Health: Öffnen Sie Health auf dem iPhone, tippen Sie auf Ihr Bild, dann auf "Alle Gesundheitsdaten exportieren", und bringen Sie export.zip auf diesen Computer.',
    emptyDiary: 'Ihr Tagebuch braucht keine Datei: Beantwortete Tage erscheinen auch hier.',
    whatYouHave: 'Was Sie haben',
    measure: 'Messgröße',
    last90: '90 Tage',
    latest: 'Neuester Wert',
    daysWithData: 'Tage mit Daten',
    from: 'Von',
    sparkline: (a, f) =>
      `${a.name}: ${a.low} bis ${a.high}, ${f.plural(a.days, { one: '# Tag', other: '# Tage' })} mit Daten von 90`,
    coverage: (a, f) => `${f.number(a.days)} von ${f.number(a.span)}`,
    coverageLabel: (a) => `Tage mit Daten, ${a.name}`,
    yesIn28: (a, f) => `von ${f.number(a.days)} beantworteten`,
    diary: 'Tagebuch',
    unknownSource: 'unbekannte Quelle',
    day: 'Tag',
    value: 'Wert',
    covered: 'Abgedeckt',
    find: 'Messgröße oder Quelle suchen',
    noneFound: 'Keine Messgröße dieses Namens.',
    notRecently: 'nichts in diesen 90 Tagen',
    order: 'Reihenfolge',
    'order-interest': 'Meist gefragt',
    'order-name': 'Nach Namen',
    'order-latest': 'Neueste zuerst',
    'order-days': 'Meiste Tage zuerst',
    showMore: (a, f) => `${f.number(a.n)} weitere zeigen`,
  },
);
