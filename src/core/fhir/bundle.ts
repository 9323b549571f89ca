import type { ResultView, TrialEvent } from '../../shared/trial.ts';
import { own, quantity, severityCode } from './codes.ts';
import { dayObservation, effectObservation } from './observations.ts';
import type {
  AdverseEvent,
  Bundle,
  Exported,
  MeasureReport,
  Patient,
  Reference,
  ResearchStudy,
  ResearchSubject,
} from './types.ts';

export interface FhirInput {
  view: ResultView;
  /** Last day of the trial as it was lived. */
  end: string;
  /** ISO 8601 with offset. */
  exportedAt: string;
  /** A UUID for each name, the same one each time: pure code makes no random ids. */
  uuidOf(name: string): string;
}

/** No server: the base that relative references inside the bundle resolve against (RFC 6761 keeps `.invalid` free). */
const BASE = 'https://n1vault.invalid/fhir';

/** FHIR strings hold no control characters; what a person typed keeps its place with a visible mark. */
const plainTexts = <T>(value: T): T => {
  if (typeof value === 'string')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these characters are not allowed in FHIR
    return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd') as T;
  if (Array.isArray(value)) return value.map(plainTexts) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, plainTexts(v)])) as T;
};

const adverseOf = (view: ResultView): Extract<TrialEvent, { kind: 'adverse' }>[] =>
  (view.events ?? []).filter((e) => e.kind === 'adverse');

const studyOf = (view: ResultView, id: string, period: { start: string; end: string }): ResearchStudy => {
  const p = view.protocol;
  return {
    resourceType: 'ResearchStudy',
    id,
    identifier: [
      { system: 'urn:n1vault:trial', value: view.trialId },
      { system: 'urn:n1vault:commitment:sha-256', value: view.commitment },
    ],
    title: view.title,
    status:
      view.state === 'running'
        ? 'active'
        : view.state === 'stopped'
          ? 'administratively-completed'
          : 'completed',
    primaryPurposeType: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/research-study-prim-purp-type',
          code: 'treatment',
          display: 'Treatment',
        },
      ],
    },
    description: `Randomised multi-crossover trial in one person (N-of-1): ${p.periods} periods of ${p.periodDays} days, ${p.runInDays} run-in days, ${p.washoutDays} wash-out days after a change. One of ${view.permittedSequences} permitted orders, each equally likely, fixed before day 1.`,
    period,
    arm: p.arms.map((a, i) => ({
      name: a.name,
      type: own(i === 0 ? 'reference' : 'compared', i === 0 ? 'Reference' : 'Compared with the reference'),
      ...(a.instruction ? { description: a.instruction } : {}),
    })),
    objective: [
      {
        name: `Effect on ${view.outcome.label}; the least that matters is ${view.outcome.mcid} ${view.analysis?.effects[0]?.scale ?? ''}`.trim(),
      },
    ],
    note: [
      {
        text: 'Speaks of one person and one stretch of time. Not medical advice; N1 Vault is not a medical device.',
      },
    ],
  };
};

/**
 * A trial as a FHIR R4 Bundle of type collection: the plan (ResearchStudy, ResearchSubject), each day and each effect
 * (Observation), the arms in figures (MeasureReport) and unwanted effects (AdverseEvent). The Patient is an empty
 * stand-in: R4 demands one, and the app knows no name. Pure; the caller must not pass a result that is hidden.
 */
export const fhirBundle = ({ view, end, exportedAt, uuidOf }: FhirInput): Bundle => {
  const period = { start: view.protocol.start, end };
  const refTo = (type: string, name: string): Reference => ({ reference: `${type}/${uuidOf(name)}` });
  const at = { subject: refTo('Patient', 'patient'), study: refTo('ResearchStudy', 'study') };
  const entries: { name: string; resource: Exported }[] = [];
  const add = (name: string, make: (id: string) => Exported) =>
    entries.push({ name, resource: make(uuidOf(name)) });

  add('patient', (id): Patient => ({ resourceType: 'Patient', id, active: true }));
  add('study', (id) => studyOf(view, id, period));
  add(
    'subject',
    (id): ResearchSubject => ({
      resourceType: 'ResearchSubject',
      id,
      status: view.state === 'running' ? 'on-study' : 'off-study',
      period,
      study: at.study,
      individual: at.subject,
    }),
  );
  for (const d of view.days) add(`day ${d.day}`, (id) => dayObservation(view, d, id, at));
  const effects = view.analysis?.effects ?? [];
  for (const e of effects) add(`effect ${e.arm}`, (id) => effectObservation(view, e, id, { ...at, period }));
  if (view.analysis)
    add(
      'figures',
      (id): MeasureReport => ({
        resourceType: 'MeasureReport',
        id,
        status: 'complete',
        type: 'individual',
        measure: 'urn:n1vault:measure:arm-figures',
        subject: at.subject,
        date: exportedAt,
        period,
        improvementNotation: {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/measure-improvement-notation',
              code: view.outcome.better === 'lower' ? 'decrease' : 'increase',
            },
          ],
        },
        group: view.arms.map((a) => ({
          code: own(a.arm.id, a.arm.name),
          population: [
            { code: own('days', 'Days of the arm'), count: a.days },
            { code: own('answered', 'Days with an answer'), count: a.answered },
            { code: own('kept', 'Days on which the arm was kept to'), count: a.kept },
          ],
          ...(a.observedMean === null
            ? {}
            : { measureScore: quantity(a.observedMean, effects[0]?.scale ?? view.outcome.unit ?? 'points') }),
        })),
        evaluatedResource: view.days.map((d) => refTo('Observation', `day ${d.day}`)),
      }),
    );
  for (const e of adverseOf(view)) {
    const arm = view.protocol.arms.find((a) => a.id === e.armId)?.name;
    add(
      `adverse ${e.id}`,
      (id): AdverseEvent => ({
        resourceType: 'AdverseEvent',
        id,
        actuality: 'actual',
        event: { text: e.what },
        subject: at.subject,
        date: e.onDay,
        recordedDate: e.at,
        severity: severityCode(e.severity),
        study: [at.study],
        ...(arm ? { extension: [{ url: 'urn:n1vault:arm-of-the-day', valueString: arm }] } : {}),
      }),
    );
  }
  return {
    resourceType: 'Bundle',
    id: uuidOf('bundle'),
    type: 'collection',
    timestamp: exportedAt,
    entry: entries.map(({ resource }) => ({
      fullUrl: `${BASE}/${resource.resourceType}/${resource.id}`,
      resource: plainTexts(resource),
    })),
  };
};
