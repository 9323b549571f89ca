import { namedMetric } from '../../../shared/samples.ts';

/** Symptoms that HealthKit records as a severity or as being there. */
const symptoms = [
  'AbdominalCramps',
  'Acne',
  'AppetiteChanges',
  'BladderIncontinence',
  'Bloating',
  'BreastPain',
  'ChestTightnessOrPain',
  'Chills',
  'Constipation',
  'Coughing',
  'Diarrhea',
  'Dizziness',
  'DrySkin',
  'Fainting',
  'Fatigue',
  'Fever',
  'GeneralizedBodyAche',
  'HairLoss',
  'Headache',
  'Heartburn',
  'HotFlashes',
  'LossOfSmell',
  'LossOfTaste',
  'LowerBackPain',
  'MemoryLapse',
  'MoodChanges',
  'Nausea',
  'NightSweats',
  'PelvicPain',
  'RapidPoundingOrFlutteringHeartbeat',
  'RunnyNose',
  'ShortnessOfBreath',
  'SinusCongestion',
  'SkippedHeartbeat',
  'SleepChanges',
  'SoreThroat',
  'VaginalDryness',
  'Vomiting',
  'Wheezing',
];

/** On the scale of `symptom:` metrics: 0 not present, 1 mild or of unknown strength, 2 moderate, 3 severe. */
const severities: Readonly<Record<string, number>> = {
  HKCategoryValueSeverityNotPresent: 0,
  HKCategoryValueSeverityUnspecified: 1,
  HKCategoryValueSeverityMild: 1,
  HKCategoryValueSeverityModerate: 2,
  HKCategoryValueSeveritySevere: 3,
  HKCategoryValuePresenceNotPresent: 0,
  HKCategoryValuePresencePresent: 1,
  HKCategoryValueAppetiteChangesNoChange: 0,
  HKCategoryValueAppetiteChangesUnspecified: 1,
  HKCategoryValueAppetiteChangesDecreased: 1,
  HKCategoryValueAppetiteChangesIncreased: 1,
};

/** On the scale of `menstruation`: 1 spotting or of unknown strength, 2 light, 3 medium, 4 heavy. */
const flows: Readonly<Record<string, number>> = {
  None: 0,
  Unspecified: 1,
  Light: 2,
  Medium: 3,
  Heavy: 4,
};
const flowValues = Object.fromEntries(
  ['HKCategoryValueMenstrualFlow', 'HKCategoryValueVaginalBleeding'].flatMap((prefix) =>
    Object.entries(flows).map(([name, value]) => [prefix + name, value] as const),
  ),
);

export interface CategoryType {
  metric: string;
  values: Readonly<Record<string, number>>;
}

const words = (camel: string): string => camel.replace(/([a-z])([A-Z])/g, '$1 $2');

/** HealthKit category types other than sleep that have a metric of ours. */
export const categoryTypes: Readonly<Record<string, CategoryType>> = Object.fromEntries([
  ...symptoms.map((name) => [
    `HKCategoryTypeIdentifier${name}`,
    { metric: namedMetric('symptom', words(name)), values: severities },
  ]),
  ['HKCategoryTypeIdentifierMenstrualFlow', { metric: 'menstruation', values: flowValues }],
  [
    'HKCategoryTypeIdentifierIntermenstrualBleeding',
    { metric: 'menstruation', values: { HKCategoryValueNotApplicable: 1 } },
  ],
]);
