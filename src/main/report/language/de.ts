import type { en } from './en.ts';
import { figuresOf } from './figures.ts';

const figures = figuresOf('de-DE');
const { number } = figures;

/** The report in German. The type asks for every text of the English one. */
export const de: typeof en = {
  lang: 'de',
  figures,

  days28: 'Tage in 28',
  perDay: 'Ereignisse am Tag',
  points: 'Punkte',
  point: 'Punkt',
  fewer: 'weniger',
  more: 'mehr',
  lower: 'niedriger',
  higher: 'höher',
  noDifference: 'kein Unterschied',
  amountDays: (a) => `${a.size} Tage ${a.direction} in 28`,
  amount: (a) => `${a.size} ${a.unit} ${a.direction}`,
  estimate: (a) => `etwa ${a.amount} (80 %: ${a.range})`,
  oneSide: (a) => `${a.near} bis ${a.far} ${a.direction}`,
  twoSides: (a) => `${a.low} ${a.lowWord} bis ${a.high} ${a.highWord}`,
  interval: (a) => `${a.low} bis ${a.high}`,
  unknown: 'unbekannt',
  migraineDays: 'Migränetage',
  migraineDay: 'Migränetag',
  inSentence: (label) => `„${label}“`, // cannot be inflected
  worthwhileDays: (a) =>
    a.own
      ? `${a.label} an mindestens ${a.least} ${a.least === '1' ? 'Tag' : 'Tagen'}${a.lower ? ' in 28 verhindert' : ' mehr in 28 bringt'}`
      : a.lower
        ? `mindestens ${a.least} ${a.label} in 28 Tagen verhindert`
        : `mindestens ${a.least} ${a.label} mehr in 28 Tagen bringt`,
  worthwhile: (a) =>
    `${a.label} um mindestens ${[a.least, a.unit].join(' ').trimEnd()} ${a.lower ? 'senkt' : 'hebt'}`,
  headline: (a) => `${a.name}: zu ${a.p} sicher, dass es ${a.goal}.`,

  synthetic: 'Erfundene Daten: Diesen Menschen gibt es nicht.',
  nOf1: 'N-of-1-Studie',
  states: { running: 'läuft noch', finished: 'abgeschlossen', stopped: 'vorzeitig beendet' },
  noAnswerYet: 'Es gibt noch keine Antwort: Kein Tag dieser Studie wurde beantwortet.',
  reference: 'dem Vergleich',
  bestGuess: (a) => `Beste Schätzung, verglichen mit ${a.reference}: ${a.estimate}.`,
  otherArm: (a) => `${a.name}: zu ${a.p} sicher.`,
  verdicts: {
    better: 'Für diesen Menschen besser als der Vergleich.',
    'probably-better': 'Wahrscheinlich besser als der Vergleich, aber nicht gewiss.',
    'no-worthwhile-difference': 'Kein Unterschied, der zählen würde.',
    'probably-worse': 'Wahrscheinlich schlechter als der Vergleich.',
    worse: 'Schlechter als der Vergleich.',
    'not-sure-yet': 'Noch nicht sicher: Die Studie zeigt keinen Nutzen und schließt keinen aus.',
    conflict:
      'Die Tage dieses Menschen und die veröffentlichten Studien widersprechen sich; die Schätzung ist mit Vorsicht zu lesen.',
  },
  shortVerdicts: {
    better: 'besser',
    'probably-better': 'wahrscheinlich besser',
    'no-worthwhile-difference': 'kein lohnender Unterschied',
    'probably-worse': 'wahrscheinlich schlechter',
    worse: 'schlechter',
    'not-sure-yet': 'noch nicht sicher',
    conflict: 'Widerspruch',
  },
  conflict: (a) =>
    `Die Tage dieses Menschen und die veröffentlichten Studien widersprechen sich${a.inThousand === null ? '' : ` (ein solcher Abstand käme etwa ${a.inThousand}-mal in 1000 vor)`}. Die Tage zählen mehr: Das Gewicht der veröffentlichten Studien ist jetzt ${a.weights}.`,

  question: 'Frage',
  questionText: (a) =>
    `Ist für diesen einen Menschen ein Arm besser als ${a.reference}? Lohnend heißt, dass ein Arm ${a.goal}.`,
  designTitle: 'Plan und Festlegung',
  arms: 'Arme',
  isReference: 'der Vergleich',
  design: 'Plan',
  designText: (a) =>
    `Randomisierte Studie mit mehrfachem Wechsel an einem Menschen: ${a.shape}. Erster Tag: ${a.day} (${a.zone}).`,
  periods: (a) => `${a.n} Abschnitte von ${a.days} Tagen, zusammen ${a.total} Tage`,
  runIn: (n) => `${n} Tage Vorlauf`,
  washout: (n) => `die ersten ${n} Tage nach einem Wechsel zählen nicht (Auswaschen)`,
  noWashout: 'keine Tage zum Auswaschen',
  randomisation: 'Zufallsfolge',
  randomisationText: (a) =>
    `Eine von ${a.permitted} erlaubten Reihenfolgen, alle gleich wahrscheinlich, festgelegt vor Tag 1. Fingerabdruck (SHA-256):`,
  seedOpened: 'Startwert, nach dem Ende offengelegt:',

  adherenceTitle: 'Antworten und Einhaltung',
  arm: 'Arm',
  days: 'Tage',
  answered: 'Beantwortet',
  kept: 'Arm eingehalten',
  observed: (unit) => `Beobachtet, ${unit}`,
  adherenceNote: (a) =>
    `Nachgetragene Antworten: ${a.late}. Nach dem Protokoll ausgelassene Tage: ${a.dropped}. Ein Tag ohne Antwort zählt weder als ja noch als nein.`,
  guesses: (a) => `Arm richtig erraten in ${a.right} von ${a.asked} Abschnitten.`,
  ownDays: 'Die eigenen Tage',
  ownDaysCaption: (a) =>
    `Eine Zeile je Abschnitt. ${a.binary ? 'Gefüllt: ja' : 'Höhe: der Wert'}; Strich: keine Antwort; blass: nach dem Protokoll ausgelassen.`,
  period: (n) => `Abschnitt ${n}`,
  ofKnown: (a) => `${a.n} von ${a.of}`,
  daysSummary: (a) => `${a.days} Tage in ${a.periods} Abschnitten, ${a.unknown} ohne Antwort.`,

  densityCaption: (a) =>
    `Aus anderen Menschen vorhergesagt, an diesem nicht geprüft: ${a.predicted}, lohnend mit Wahrscheinlichkeit ${a.p}.`,
  densityOwn: (name) => `${name} nach der eigenen Studie; der dunkle Teil ist eine lohnende Wirkung.`,
  densityBars: 'Balken unter der Achse: 80-%- und 95-%-Intervall. Grau: zu klein, um zu zählen.',
  densitySummary: (a) =>
    `${a.name}: Die veröffentlichten Studien sagen vorher: ${a.predicted}; diese Studie sagt: ${a.own}; ${a.p} des Ergebnisses liegen jenseits des kleinsten Unterschieds, der zählt.`,
  leastThatMatters: (amount) => `kleinster Unterschied, der zählt: ${amount}`,
  axis: (unit) => `Unterschied zum Vergleichsarm, ${unit}`,
  estimatesTitle: (a) => `Schätzungen, ${a.unit}, verglichen mit ${a.reference}`,
  estimatesHead: [
    'Arm',
    'Median, 80-%-Intervall',
    '95-%-Intervall',
    'Besser',
    'Lohnend',
    'Ebenso viel schlechter',
    'Zu klein',
    'Bester von allen',
  ],
  estimatesNote: (a) =>
    `Negativ heißt weniger. Die letzten fünf Spalten sind Wahrscheinlichkeiten. Die Intervalle sind Bayes-Intervalle: Gegeben Modell und Prior liegt die Wirkung mit Wahrscheinlichkeit 0,95 im 95-%-Intervall. Der Vergleich ist mit Wahrscheinlichkeit ${a.p} der beste von allen. Lohnend: dass es ${a.goal}.`,
  chancesTitle: 'Wahrscheinlichkeit einer lohnenden Wirkung',
  thatIt: (goal) => `Dass es ${goal}:`,
  chance: (a) =>
    `${a.name}: ${a.after}. Vor dieser Studie, allein aus den veröffentlichten Studien: ${a.before}.`,
  scales: { points: 'Punkte', logit: 'logarithmierte Chancen', 'log rate': 'logarithmierte Rate' },
  contrasts: (scale) => [
    `2-mal-2-Kontraste, ${scale}`,
    'Mittel',
    '80-%-Intervall',
    '95-%-Intervall',
    'Seite des Nutzens',
  ],
  interaction: 'Wechselwirkung',
  mainEffect: (name) => `Haupteffekt von ${name}`,

  otherTitle: (name) => `Andere Auswertungen von ${name}`,
  otherHead: (unit) => ['Was geändert wurde', `Median, ${unit}`, '80-%-Intervall', 'Lohnend'],
  changes: {
    'as-planned': 'Wie geplant',
    'flat-prior': 'Flache Priors',
    'no-autocorrelation': 'Tage unabhängig',
    'slow-wash-out': 'Wirkung kommt und geht mit einer Halbwertszeit von einem Tag',
    'no-wash-out': 'Wirkung kommt und geht sofort',
  },
  withoutPeriods: (periods) => `Ohne die Abschnitte ${periods}`,
  blocks: (a) =>
    `Jeder der ${a.n} Blöcke einmal ausgelassen: lohnend mit Wahrscheinlichkeit ${a.low} bis ${a.high}.`,
  test: (a) =>
    `Randomisierungstest: p = ${a.p} (${a.sampled ? `${a.orders} aus den erlaubten gezogene Reihenfolgen` : `alle ${a.orders} erlaubten Reihenfolgen`}; nicht unter 1 zu ${a.oneIn}).`,
  noTest: 'Die Reihenfolge folgte den Ergebnissen; ein Randomisierungstest passt darauf nicht.',
  missing: (a) =>
    `${a.share} % der Tage von ${a.name} haben keinen Wert; ${a.worse === null ? 'das Urteil bliebe, so schlecht sie auch gewesen sein mögen' : `das Urteil würde sich ändern, wenn sie um ${a.worse} schlechter gewesen wären`}.`,

  adverseTitle: 'Unerwünschte Ereignisse',
  adverseNone: 'In dieser Studie wurde keines notiert.',
  adverseHead: ['Arm des Tages', 'Tage', 'Leicht', 'Mittel', 'Schwer'],
  severities: { mild: 'leicht', moderate: 'mittel', severe: 'schwer' },
  outside: 'außerhalb der Abschnitte',
  outsideRow: 'Außerhalb der Abschnitte',
  adverseMore: (n) => `und ${n} weitere in den ausgegebenen Daten`,
  adverseNote: 'Wie von der Person notiert, nach dem Arm des Tages; kein Urteil über die Ursache.',

  limitsTitle: 'Was dieser Bericht nicht sagen kann',
  limits: (a) => [
    'Er spricht von einem Menschen und dieser Zeit seines Lebens. Über andere Menschen sagt er nichts.',
    `${a.open ? 'Die Person kannte den Arm, also enthält die Wirkung Erwartung' : 'Eine zweite Person packte nach einem verschlossenen Blatt, die Person kannte den Arm nicht'}; in Migränestudien bessern sich Placeboarme im Median um 1,8 Tage im Monat (J Headache Pain 2023, 10.1186/s10194-023-01587-0).`,
    `Bei ${a.permitted} erlaubten Reihenfolgen kann ein Randomisierungstest allein nicht unter ${a.floor >= 0.001 ? number(a.floor, 3) : 'eins zu tausend'} kommen; das Urteil ruht auf dem Modell.`,
    'Bei Tagen ohne Antwort wird angenommen, dass ihr Fehlen nicht davon abhängt, wie der Tag war.',
    'N1 Vault ist kein Medizinprodukt. Dies ist kein medizinischer Rat; über eine Behandlung wird mit Ärztin oder Arzt entschieden.',
  ],
  methodsTitle: 'Methoden',
  models: {
    bernoulli:
      'Markowsche logistische Regression der Ja/Nein-Tage (die Antwort des Vortags geht ein; über fehlende Tage wird summiert)',
    gaussian: 'lineares Modell mit autokorrelierten Fehlern erster Ordnung, exakt über fehlende Tage',
    'student-t': 'lineares Modell mit t-verteilten Fehlern und Autokorrelation erster Ordnung',
    poisson: 'loglineares Poisson-Modell',
    'negative-binomial': 'loglineares Modell mit negativer Binomialverteilung',
    ordinal: 'kumulatives Logit-Modell',
  },
  trend: 'linearer Trend über die Studie',
  noTrend: 'kein Trend',
  periodEffect: 'zufälliger Effekt der Abschnitte',
  noExposure: 'kein langsames Einsetzen oder Abklingen modelliert',
  exposure: (lambda) => `Expositionsfilter, Lambda ${lambda}`,
  posteriorBy: (method) => `Posterior durch ${method}`,
  engineMethods: {
    quadrature: 'numerische Integration (Quadratur)',
    'importance-sampling': 'Importance-Sampling (gewichtete Stichprobe)',
    'importance-sampling (wide)': 'Importance-Sampling mit breiterem Vorschlag',
    'slice-sampling': 'Slice-Sampling (Markow-Kette)',
  },
  engine: (a) => `Engine ${a.version}, numerischer Startwert ${a.seed}.`,
  observedDays: (a) => `${a.n} von ${a.of} Tagen beobachtet.`,
  priors: (list) => `Priors der Wirkungen auf der Skala des Modells, festgelegt vor Tag 1: ${list}.`,
  normal: (a) => `N(${a.mean}; ${a.sd}\u00b2)`,
  draws: (a) =>
    `Pareto-k ${number(a.k, 2)}, wirksame Stichprobe ${a.ess === null ? 'unbekannt' : Math.round(a.ess)}.`,
  checks: (names) =>
    `Modellprüfungen: ${names.length === 0 ? 'keine fiel auf' : `auffällig: ${names.join(', ')}`}.`,
  checkNames: {
    'within-arm SD': 'Streuung innerhalb eines Arms',
    'lag-1 autocorrelation': 'Autokorrelation mit dem Vortag',
    'between-period SD': 'Streuung zwischen Abschnitten',
    'share at lowest or highest value': 'Anteil am niedrigsten oder höchsten Wert',
    'largest residual': 'größtes Residuum',
    'share of zeros': 'Anteil der Nullen',
  },
  footer: (id) => `Erstellt von N1 Vault auf dem eigenen Gerät der Person. Studie ${id}.`,
};
