import { describe, expect, it } from 'vitest';
import { fhirBundle } from '../../../src/core/fhir/index.ts';
import { fhirUuid } from '../../../src/main/report/fhir.ts';
import type { ResultView, Severity, TrialEvent } from '../../../src/shared/trial.ts';
import { effect, exampleView } from '../../unit/main/report/view.ts';
import { checkTerminology } from './terminology.ts';

const adverse = (id: number, severity: Severity): TrialEvent => ({
  kind: 'adverse',
  id,
  at: '2025-03-04T10:00:00.000Z',
  day: '2025-03-04',
  onDay: '2025-03-03',
  severity,
  armId: null,
  what: 'upset stomach',
});
const base: ResultView = {
  ...exampleView('m'),
  events: [adverse(1, 'mild'), adverse(2, 'moderate'), adverse(3, 'severe')],
};
const points = {
  family: 'gaussian',
  better: 'higher',
  mcid: 1,
  unit: 'points',
  key: 'pain',
  label: 'Worst pain',
} as const;
const trials: Record<string, ResultView> = {
  finished: base,
  stopped: { ...base, state: 'stopped' },
  running: { ...base, state: 'running' },
  'points that should rise': {
    ...base,
    outcome: points,
    analysis: { ...base.analysis!, effects: [{ ...effect('magnesium', 0.4, 0.5), scale: 'points' }] },
  },
  'nothing answered': { ...base, state: 'running', analysis: null, days: [] },
};
const check = (view: ResultView) =>
  checkTerminology({
    ...fhirBundle({
      view,
      end: '2025-04-19',
      exportedAt: '2025-04-20T09:00:00.000Z',
      uuidOf: fhirUuid(view.trialId),
    }),
  });

describe('the codes of an exported trial', () => {
  for (const [name, view] of Object.entries(trials))
    it(`${name}: are of the value sets that R4 binds them to`, () => {
      expect(check(view).problems).toEqual([]);
    });

  it('are really held against the sets: every required binding the export uses', () => {
    const { bindings } = check(base);
    for (const binding of [
      'Bundle.type required',
      'Observation.status required',
      'Observation.dataAbsentReason extensible',
      'ResearchStudy.status required',
      'ResearchStudy.primaryPurposeType extensible',
      'ResearchSubject.status required',
      'MeasureReport.status required',
      'MeasureReport.type required',
      'MeasureReport.improvementNotation required',
      'AdverseEvent.actuality required',
      'AdverseEvent.severity required',
    ])
      expect(bindings).toContain(binding);
  });

  it('a code of another set, of another system or under a wrong name is found', () => {
    const problems = (resource: Record<string, unknown>) => checkTerminology(resource).problems;
    expect(problems({ resourceType: 'Observation', status: 'done' })).toHaveLength(1);
    expect(problems({ resourceType: 'ResearchSubject', status: 'finished' })).toHaveLength(1);
    const severity = (system: string, code: string, display: string) => ({
      resourceType: 'AdverseEvent',
      actuality: 'actual',
      severity: { coding: [{ system, code, display }] },
    });
    const own = 'http://terminology.hl7.org/CodeSystem/adverse-event-severity';
    expect(problems(severity(own, 'mild', 'Mild'))).toEqual([]);
    expect(problems(severity(own, 'mild', 'Light'))).toHaveLength(1);
    expect(problems(severity(own, 'light', 'Light'))).toHaveLength(2);
    expect(problems(severity('urn:n1vault:code', 'mild', 'Mild'))).toHaveLength(1);
  });
});
