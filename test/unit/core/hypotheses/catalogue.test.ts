import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  buildCatalogue,
  catalogueText,
  differences,
  parseCsv,
} from '../../../../scripts/evidence-catalogue.ts';
import { evidenceCatalogue } from '../../../../src/shared/evidence.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../../../resources/evidence/${name}`, import.meta.url), 'utf8');
const [sources, curated, everyday] = [read('sources.csv'), read('interventions.json'), read('everyday.json')];
const committed = evidenceCatalogue.parse(JSON.parse(read('catalogue.json')));

describe('the committed catalogue', () => {
  it('is what its sources give, byte by byte', () => {
    expect(read('catalogue.json')).toBe(catalogueText(buildCatalogue(sources, curated, everyday)));
  });

  it('holds every published row, and at least 12 migraine interventions with a used effect', () => {
    expect(parseCsv(sources)).toHaveLength(80);
    expect(new Set(committed.estimates.map((e) => e.source)).size).toBe(80);
    const migraine = committed.estimates.filter((e) => e.condition === 'migraine' && e.use === 'effect');
    expect(new Set(migraine.map((e) => e.intervention)).size).toBeGreaterThanOrEqual(12);
    expect(committed.conditions.length).toBeGreaterThanOrEqual(8);
    const used = committed.estimates.filter((e) => e.use === 'effect');
    expect(new Set(used.map((e) => e.intervention)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(used.map((e) => e.condition)).size).toBeGreaterThanOrEqual(8);
  });

  it('derives each SE from its interval, or assumes at least half of the effect', () => {
    for (const e of committed.estimates) {
      const { mean, low, high, se, seOrigin } = e.published;
      if (seOrigin.startsWith('assumed'))
        expect(se, e.source).toBeGreaterThanOrEqual(Math.abs(mean) / 2 - 1e-9);
      else if (seOrigin.includes('log'))
        expect(se, e.source).toBeCloseTo((Math.log(high!) - Math.log(low!)) / 3.92, 5);
      else expect(se, e.source).toBeCloseTo((high! - low!) / 3.92, 4);
    }
    const of = (id: string) => committed.estimates.find((e) => e.source === id)!;
    expect(of('migraine-magnesium-days').effect).toMatchObject({ mean: -1.66, se: 0.85, conversion: null });
    expect(of('ibs-peppermint-global').published.se).toBeCloseTo(0.11, 3); // as its note says
    expect(of('back-exercise-pain').effect!.mean).toBeCloseTo(-0.66, 9);
    expect(of('migraine-riboflavin-change').effect).toBeNull();
  });

  it('reads a risk ratio of remaining symptoms the other way round', () => {
    const fibre = committed.estimates.find((e) => e.source === 'ibs-soluble-fibre')!;
    expect(fibre.effect!.mean).toBeCloseTo((Math.log(0.83) * Math.sqrt(3)) / Math.PI, 5);
    const seLog = (Math.log(0.94) - Math.log(0.73)) / 3.92;
    expect(fibre.effect!.se).toBeCloseTo((seLog * Math.sqrt(3)) / Math.PI, 5);
  });

  it('keeps a standardised effect in standard deviations, and says the type of every study', () => {
    const ashwagandha = committed.estimates.find((e) => e.source === 'sleep-ashwagandha-overall')!;
    expect(ashwagandha.effect).toMatchObject({ mean: -0.59, conversion: null });
    expect(ashwagandha.effect!.indirectness.map((i) => i.because).join()).toContain('standard deviation');
    const design = (id: string) => committed.estimates.find((e) => e.source === id)!.design;
    expect(design('statin-statin-statinwise')).toBe('n-of-1 trials');
    expect(design('neuropathic-gabapentin-pain')).toBe('n-of-1 trials');
    expect(design('migraine-strength-frequency')).toBe('network meta-analysis');
    expect(design('migraine-placebo-change')).toBe('uncontrolled');
    expect(design('migraine-riboflavin-change')).toBe('uncontrolled');
    for (const e of committed.estimates.filter((x) => x.use === 'effect'))
      expect(e.design, e.source).not.toBe('uncontrolled');
  });

  it('takes the spread between persons from the one measured ratio', () => {
    expect(committed.betweenPerson.share).toBeCloseTo(0.86 / 0.8, 9);
    expect(committed.betweenPerson.origin).toContain('Yelland');
  });

  it('converts nothing in silence: each conversion widens', () => {
    for (const e of committed.estimates)
      if (e.effect?.conversion)
        expect(e.effect.indirectness.some((i) => i.because === e.effect!.conversion)).toBe(true);
  });

  it('never makes a prescription medicine trialable and gives no dose for one', () => {
    const medicines = committed.interventions.filter((i) => i.prescription).map((i) => i.id);
    expect(medicines).toEqual(
      expect.arrayContaining([
        'propranolol',
        'topiramate',
        'gabapentin',
        'statin',
        'amitriptyline-fluoxetine',
      ]),
    );
    for (const i of committed.interventions.filter((x) => x.prescription)) {
      expect(i.trialable, i.id).toBe(false);
      expect(i.dose, i.id).toBeNull();
    }
    for (const i of committed.interventions) expect(i.trialable, i.id).toBe(i.notTrialableBecause === null);
  });

  it('uses calm words', () => {
    const words = JSON.stringify([committed.conditions, committed.interventions]);
    expect(words).not.toMatch(/significan|proven|\bcures?\b|risk-free|anonymous/i);
  });
});

describe('the build', () => {
  const withRow = (change: (row: Record<string, unknown>) => void, source = 'migraine-magnesium-days') => {
    const json = JSON.parse(curated) as { rows: Record<string, unknown>[] };
    change(json.rows.find((r) => r['source'] === source)!);
    return JSON.stringify(json);
  };

  it('fails on an uncited row', () => {
    const uncited = sources.replace(/("Talandashti MK, Shahinfar H[^"]*"),10\.1007[^,]*,[^,]*,/, ',,,');
    expect(uncited).not.toBe(sources);
    expect(() => buildCatalogue(uncited, curated)).toThrow('migraine-magnesium-days: is not cited');
    const same = withRow((r) => delete r['citation'], 'ibs-fodmap-severity');
    expect(() => buildCatalogue(sources, same)).toThrow('ibs-fodmap-severity: is not cited');
  });

  it('asks for a DOI or a reason for none, never both', () => {
    const none = withRow((r) => delete r['noDoi'], 'bp-magnesium-jee');
    expect(() => buildCatalogue(sources, none)).toThrow('bp-magnesium-jee: has no DOI and no reason for it');
    const both = withRow((r) => (r['noDoi'] = 'It has one, but a reason too.'));
    expect(() => buildCatalogue(sources, both)).toThrow('has a DOI and a reason for none');
    const bad = sources.replace('10.1007/s10072-024-07794-0', 'see the abstract');
    expect(() => buildCatalogue(bad, curated)).toThrow('is no DOI: see the abstract');
    expect(committed.estimates.filter((e) => e.doi === null).map((e) => e.source)).toHaveLength(4);
    for (const e of committed.estimates) expect(e.noDoi === null, e.source).toBe(e.doi !== null);
  });

  it('reads the German everyday sentences into English, and refuses those of nothing', () => {
    const german = committed.everyday.find((e) => e.text === 'Schmerzen im unteren Rücken')!;
    expect(german).toMatchObject({ of: 'back-pain', english: expect.stringContaining('lower back') });
    const stray = everyday.replace('"low-mood"', '"high-mood"');
    expect(() => buildCatalogue(sources, curated, stray)).toThrow('high-mood: everyday sentences of nothing');
  });

  it('recomputes every derived number: a changed one is named', () => {
    const built = buildCatalogue(sources, curated, everyday);
    expect(differences(read('catalogue.json'), built)).toEqual([]);
    const broken = (change: (e: (typeof built.estimates)[number]) => void, source: string) => {
      const copy = structuredClone(built);
      change(copy.estimates.find((e) => e.source === source)!);
      return differences(catalogueText(copy), built);
    };
    expect(broken((e) => (e.effect!.mean = -3), 'migraine-magnesium-days')).toEqual([
      'migraine-magnesium-days (magnesium)',
    ]);
    expect(broken((e) => (e.effect!.se *= 1.0001), 'bp-dash')).toEqual(['bp-dash (dash-diet)']);
    expect(broken((e) => (e.published.se /= 2), 'mood-yoga')).toEqual(['mood-yoga (yoga)']);
    expect(broken((e) => (e.citation = 'Somebody said so once'), 'mood-saffron')).toEqual([
      'mood-saffron (saffron)',
    ]);
    const uncited = structuredClone(built);
    uncited.estimates.push({ ...uncited.estimates[0]!, source: 'out-of-nowhere' });
    expect(differences(catalogueText(uncited), built)).toEqual(['out-of-nowhere (magnesium)']);
  });

  it('fails on a row without a use, an unknown intervention, a reversed interval, a mean that is no number', () => {
    expect(() =>
      buildCatalogue(`${sources}extra,a,b,c,d,e,1,,,,"A citation of it",,http://x,high\n`, curated),
    ).toThrow('extra');
    expect(() =>
      buildCatalogue(
        sources,
        withRow((r) => (r['intervention'] = 'moonlight')),
      ),
    ).toThrow('unknown');
    expect(() => buildCatalogue(sources.replace('-2.69,-1.05', '-1.05,-2.69'), curated)).toThrow('reversed');
    expect(() => buildCatalogue(sources.replace(',-1.66,', ',about 2,'), curated)).toThrow('not a number');
  });

  it('fails if a row is left unused without a reason', () => {
    const silent = withRow((r) => delete r['note'], 'migraine-magnesium-attacks');
    expect(() => buildCatalogue(sources, silent)).toThrow('why it is not used');
  });
});
