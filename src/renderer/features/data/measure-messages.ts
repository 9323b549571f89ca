import { defineMessages } from '../../i18n/define.ts';

/** A measure over time, and the samples behind a day of it. */
export const measure = defineMessages(
  {
    usual: (a: { name: string; low: string; high: string; per: string; f: string }) =>
      `${a.name}: mostly ${a.low} to ${a.high}${a.per ? ` ${a.per}` : ''}.`,
    usualOne: (a: { name: string; value: string; per: string }) => `${a.name}: mostly ${a.value}.`,
    yesDays: (a: { name: string; yes: number; days: number }, f) =>
      `${a.name}: ${f.number(a.yes)} of ${f.plural(a.days, { one: '# known day', other: '# known days' })}.`,
    nothingHere: (a: { name: string }) => `${a.name}: nothing known in this time.`,
    nothingInRange: 'There is no data in this time. That is unknown, not zero.',
    lead: (a: { days: number; span: number; first: string; last: string }, f) =>
      `In all ${f.plural(a.days, { one: '# day', other: '# days' })} with data of ${f.number(a.span)}, from ${f.day(a.first, 'day-month-year')} to ${f.day(a.last, 'day-month-year')}.`,
    range: 'Time shown',
    'range-30': '30 days',
    'range-90': '90 days',
    'range-365': '1 year',
    'range-all': 'All',
    earlier: 'Earlier',
    later: 'Later',
    chart: (a: { answer: string; from: string; to: string; days: number }, f) =>
      `${a.answer} From ${f.day(a.from, 'day-month-year')} to ${f.day(a.to, 'day-month-year')}, ${f.plural(a.days, { one: '# day', other: '# days' })} with data. Arrow keys move, Enter opens.`,
    sayDay: (a: { day: string; value: string }, f) =>
      `${f.day(a.day, 'weekday-short')} ${f.day(a.day, 'day-month-year')}: ${a.value}`,
    sayBin: (
      a: {
        bin: string;
        from: string;
        to: string;
        value: string;
        low: string;
        high: string;
        days: number;
      },
      f,
    ) =>
      `${f.day(a.from, 'day-month-year')} to ${f.day(a.to, 'day-month-year')}: mean ${a.value}, ${a.low} to ${a.high}, ${f.plural(a.days, { one: '# day', other: '# days' })} with data`,
    'hint-day': 'Choose a day to see what its value rests on.',
    'hint-week': 'One mark a week: the mean of its days. Choose one to see its days.',
    'hint-month': 'One mark a month: the mean of its days. Choose one to see its days.',
    gapKey: 'no data: unknown, not zero',
    'spread-week': 'lowest to highest day of the week',
    'spread-month': 'lowest to highest day of the month',
    days: 'Days',
    daysText: (a: { from: string; to: string; days: number; span: number }, f) =>
      `${a.from} to ${a.to}: ${f.number(a.days)} of ${f.plural(a.span, { one: '# day has', other: '# days have' })} data.`,
    weekday: (a: { day: string }, f) => `${f.day(a.day, 'weekday-short')} ${f.day(a.day, 'day-month-year')}`,
    weekdayLong: (a: { day: string }, f) => `${f.day(a.day, 'weekday')}, ${f.day(a.day, 'day-month-year')}`,
    toDay: (a: { day: string }, f) => `To ${f.day(a.day, 'day-month-year')}`,
    noEarlier: 'There is no earlier day with data',
    noLater: 'There is no later day with data',
    dayValue: (a: { name: string; value: string }) => `${a.name}: ${a.value}.`,
    noValue: (a: { name: string }) => `${a.name}: not known on this day.`,
    noValueText: 'No sample counts towards this day. It is left out of every calculation; it is not zero.',
    'rule-total': 'A total of the day. Where several devices measured the same time, it counts once.',
    'rule-mean': 'A mean of the readings of the day.',
    'rule-highest': 'The highest value of the day.',
    'rule-headache': 'The highest value of the day.',
    'rule-sleep':
      'The sleep that ended on this day, without naps, by the source that tells most about the night.',
    'rule-diary': 'Your own answer in the diary.',
    shortDay: (a: { hours: number }, f) =>
      `This day had ${f.number(a.hours)} hours: the clocks went forward.`,
    longDay: (a: { hours: number }, f) => `This day had ${f.number(a.hours)} hours: the clocks went back.`,
    answeredAt: (a: { at: string; late: boolean }, f) =>
      `Answered on ${f.dateTime(a.at)}${a.late ? ', after the day was over' : ''}.`,
    coverage: (a: { share: string }) => `Samples cover ${a.share} of it.`,
    samples: 'What this value rests on',
    samplesText: (a: { counted: number; total: number }, f) =>
      a.counted === a.total
        ? f.plural(a.total, { one: 'One sample, which counts.', other: '# samples, and all count.' })
        : `${f.number(a.counted)} of ${f.plural(a.total, { one: '# sample counts', other: '# samples count' })}. Each line says why.`,
    sourceCounts: (a: { counted: number; samples: number }, f) =>
      a.counted === a.samples
        ? f.plural(a.samples, { one: '# counts', other: '# count' })
        : `${f.number(a.counted)} of ${f.number(a.samples)} count`,
    showWhich: 'Which samples',
    'show-all': 'All',
    'show-counted': 'Counted',
    'show-lost': 'Not counted',
    noneOfThese: 'None among the samples shown.',
    when: 'Time',
    source: 'Source',
    countsHead: 'Does it count?',
    wholeDay: 'whole day',
    counts: 'counts',
    'lost-overlap': (a: { by: string }) => `same time as ${a.by}, which is believed first`,
    'lost-copy': (a: { by: string }) => `the same measurement again (${a.by})`,
    'lost-in-total': (a: { by: string }) => `part of the day's total of ${a.by}`,
    'lost-other-total': (a: { by: string }) => `the day's total of ${a.by} counts instead`,
    'lost-less-complete': (a: { by: string }) =>
      `${a.by} counts instead: it saw more of the day or is believed first`,
    'lost-smaller-total': (a: { by: string }) => `${a.by} gave a fuller total of this day later`,
    'lost-other-source': (a: { by: string }) =>
      `each maker works this out in its own way; on this day ${a.by} counts`,
    'lost-readings-first': (_: { by: string }) => 'there are readings with a time, which count instead',
    'lost-lower': (_: { by: string }) => 'not the highest of the day',
    'lost-number-first': (_: { by: string }) => 'a number was given, which counts before words',
    'lost-other-night': (a: { by: string }) => `${a.by} tells more about this night`,
    'lost-not-sleep': (_: { by: string }) => 'awake or in bed, not asleep',
    'lost-other-stage': (_: { by: string }) => 'another stage of sleep',
    'lost-nap': (_: { by: string }) => 'a nap, which does not count towards the night',
    'lost-stages-first': (_: { by: string }) => 'the stages of the same night count instead',
    'lost-not-used': (_: { by: string }) => 'outside of the night',
    zoneNote: (a: { zone: string }) => `The day is cut at midnight in ${a.zone}.`,
  },
  {
    usual: (a) => `${a.name}: meist ${a.low} bis ${a.high}${a.per ? ` ${a.per}` : ''}.`,
    usualOne: (a) => `${a.name}: meist ${a.value}.`,
    yesDays: (a, f) =>
      `${a.name}: ${f.number(a.yes)} von ${f.plural(a.days, { one: '# bekannten Tag', other: '# bekannten Tagen' })}.`,
    nothingHere: (a) => `${a.name}: in dieser Zeit ist nichts bekannt.`,
    nothingInRange: 'In dieser Zeit gibt es keine Daten. Das ist unbekannt, nicht null.',
    lead: (a, f) =>
      `Insgesamt ${f.plural(a.days, { one: '# Tag', other: '# Tage' })} mit Daten von ${f.number(a.span)}, vom ${f.day(a.first, 'day-month-year')} bis zum ${f.day(a.last, 'day-month-year')}.`,
    range: 'Gezeigte Zeit',
    'range-30': '30 Tage',
    'range-90': '90 Tage',
    'range-365': '1 Jahr',
    'range-all': 'Alles',
    earlier: 'Früher',
    later: 'Später',
    chart: (a, f) =>
      `${a.answer} Vom ${f.day(a.from, 'day-month-year')} bis zum ${f.day(a.to, 'day-month-year')}, ${f.plural(a.days, { one: '# Tag', other: '# Tage' })} mit Daten. Pfeiltasten bewegen, Eingabe öffnet.`,
    sayDay: (a, f) => `${f.day(a.day, 'weekday-short')}, ${f.day(a.day, 'day-month-year')}: ${a.value}`,
    sayBin: (a, f) =>
      `${f.day(a.from, 'day-month-year')} bis ${f.day(a.to, 'day-month-year')}: Mittel ${a.value}, ${a.low} bis ${a.high}, ${f.plural(a.days, { one: '# Tag', other: '# Tage' })} mit Daten`,
    'hint-day': 'Wählen Sie einen Tag, um zu sehen, worauf sein Wert beruht.',
    'hint-week': 'Ein Punkt je Woche: das Mittel ihrer Tage. Wählen Sie eine, um ihre Tage zu sehen.',
    'hint-month': 'Ein Punkt je Monat: das Mittel seiner Tage. Wählen Sie einen, um seine Tage zu sehen.',
    gapKey: 'keine Daten: unbekannt, nicht null',
    'spread-week': 'niedrigster bis höchster Tag der Woche',
    'spread-month': 'niedrigster bis höchster Tag des Monats',
    days: 'Tage',
    daysText: (a, f) =>
      `${a.from} bis ${a.to}: ${f.number(a.days)} von ${f.plural(a.span, { one: '# Tag', other: '# Tagen' })} mit Daten.`,
    weekday: (a, f) => `${f.day(a.day, 'weekday-short')}, ${f.day(a.day, 'day-month-year')}`,
    weekdayLong: (a, f) => `${f.day(a.day, 'weekday')}, ${f.day(a.day, 'day-month-year')}`,
    toDay: (a, f) => `Zum ${f.day(a.day, 'day-month-year')}`,
    noEarlier: 'Es gibt keinen früheren Tag mit Daten',
    noLater: 'Es gibt keinen späteren Tag mit Daten',
    dayValue: (a) => `${a.name}: ${a.value}.`,
    noValue: (a) => `${a.name}: an diesem Tag nicht bekannt.`,
    noValueText:
      'Keine Messung zählt für diesen Tag. Er bleibt aus jeder Rechnung heraus; er ist nicht null.',
    'rule-total': 'Eine Summe des Tages. Wo mehrere Geräte dieselbe Zeit gemessen haben, zählt sie einmal.',
    'rule-mean': 'Ein Mittel der Messungen des Tages.',
    'rule-highest': 'Der höchste Wert des Tages.',
    'rule-headache': 'Der höchste Wert des Tages.',
    'rule-sleep':
      'Der Schlaf, der an diesem Tag endete, ohne Nickerchen, nach der Quelle, die am meisten über die Nacht sagt.',
    'rule-diary': 'Ihre eigene Antwort im Tagebuch.',
    shortDay: (a, f) => `Dieser Tag hatte ${f.number(a.hours)} Stunden: Die Uhren wurden vorgestellt.`,
    longDay: (a, f) => `Dieser Tag hatte ${f.number(a.hours)} Stunden: Die Uhren wurden zurückgestellt.`,
    answeredAt: (a, f) =>
      `Beantwortet am ${f.dateTime(a.at)}${a.late ? ', nachdem der Tag vorbei war' : ''}.`,
    coverage: (a) => `Messungen decken ${a.share} davon ab.`,
    samples: 'Worauf dieser Wert beruht',
    samplesText: (a, f) =>
      a.counted === a.total
        ? f.plural(a.total, { one: 'Eine Messung, und sie zählt.', other: '# Messungen, und alle zählen.' })
        : `${f.number(a.counted)} von ${f.plural(a.total, { one: '# Messung zählt', other: '# Messungen zählen' })}. Jede Zeile sagt, warum.`,
    sourceCounts: (a, f) =>
      a.counted === a.samples
        ? f.plural(a.samples, { one: '# zählt', other: '# zählen' })
        : `${f.number(a.counted)} von ${f.number(a.samples)} zählen`,
    showWhich: 'Welche Messungen',
    'show-all': 'Alle',
    'show-counted': 'Gezählt',
    'show-lost': 'Nicht gezählt',
    noneOfThese: 'Keine unter den gezeigten Messungen.',
    when: 'Zeit',
    source: 'Quelle',
    countsHead: 'Zählt sie?',
    wholeDay: 'ganzer Tag',
    counts: 'zählt',
    'lost-overlap': (a) => `dieselbe Zeit wie ${a.by}, das zuerst zählt`,
    'lost-copy': (a) => `dieselbe Messung noch einmal (${a.by})`,
    'lost-in-total': (a) => `Teil der Tagessumme von ${a.by}`,
    'lost-other-total': (a) => `stattdessen zählt die Tagessumme von ${a.by}`,
    'lost-less-complete': (a) => `stattdessen zählt ${a.by}: sah mehr vom Tag oder zählt zuerst`,
    'lost-smaller-total': (a) => `${a.by} gab später eine vollere Summe dieses Tages`,
    'lost-other-source': (a) => `jeder Hersteller rechnet das anders; an diesem Tag zählt ${a.by}`,
    'lost-readings-first': () => 'es gibt Messungen mit Uhrzeit, die stattdessen zählen',
    'lost-lower': () => 'nicht der höchste Wert des Tages',
    'lost-number-first': () => 'es gibt eine Zahl, die vor Worten zählt',
    'lost-other-night': (a) => `${a.by} sagt mehr über diese Nacht`,
    'lost-not-sleep': () => 'wach oder im Bett, kein Schlaf',
    'lost-other-stage': () => 'eine andere Schlafphase',
    'lost-nap': () => 'ein Nickerchen, das nicht zur Nacht zählt',
    'lost-stages-first': () => 'stattdessen zählen die Phasen derselben Nacht',
    'lost-not-used': () => 'außerhalb der Nacht',
    zoneNote: (a) => `Der Tag beginnt und endet um Mitternacht in ${a.zone}.`,
  },
);
