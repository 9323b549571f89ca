import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { resultCsv, resultJson } from '../../../../src/main/report/data.ts';
import { densityFigure } from '../../../../src/main/report/density-figure.ts';
import { csvCell, escapeHtml } from '../../../../src/main/report/escape.ts';
import { reportHtml } from '../../../../src/main/report/html.ts';
import { amount, estimate, headlineSentence, percent, signed } from '../../../../src/main/report/words.ts';
import { effect, exampleView, HOSTILE } from './view.ts';

/** Figures must be well-formed XML: a broken one would vanish from the page. */
const parseXml = (text: string) => {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
};

describe('the report', () => {
  const html = reportHtml(exampleView());

  it('answers first, with a percentage and the unit', () => {
    expect(reportHtml(exampleView('x'))).toContain(
      '<h1>Magnesium x: 73 % sure that it prevents at least 2 migraine days in 28.</h1>',
    );
  });

  it('escapes every text that a person can fill in', () => {
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('\u0000');
    expect(html.match(/&lt;script&gt;/g)!.length).toBeGreaterThan(4);
  });

  it('asks nothing of the network', () => {
    const plain = reportHtml(exampleView('x')).replaceAll(escapeHtml(HOSTILE), '');
    expect(plain.match(/(src|href)\s*=|url\((?!#)|@import/gi)).toBeNull();
    expect(plain.replaceAll('http://www.w3.org/2000/svg', '').match(/https?:/)).toBeNull();
    expect(html).toContain("default-src 'none'");
  });

  it('names design, commitment, limits, engine and seed', () => {
    for (const text of [
      '4 periods of 14 days, 56 days in all',
      'ab'.repeat(32),
      'cd'.repeat(32),
      'Engine 1.2.3, numerical seed 77',
      'not medical advice',
      'cannot go below 0.167',
      'Markov logistic',
      '25',
    ])
      expect(html).toContain(text);
  });

  it('says when days and published studies disagree', () => {
    expect(html).toContain('disagree (a gap like this would be seen about 30 times in 1,000)');
  });

  it('draws figures that are well-formed and named', () => {
    const figures = html.match(/<svg[\s\S]*?<\/svg>/g)!;
    expect(figures).toHaveLength(2);
    for (const svg of figures) {
      parseXml(svg);
      expect(svg).toMatch(/role="img" aria-label="[^"]{20,}"/);
      expect(svg).not.toContain('NaN');
    }
  });

  it('keeps an unknown value unknown', () => {
    expect(html).toContain('<td>unknown</td>');
  });

  it('has a page for a trial without any answer', () => {
    const view = { ...exampleView('t'), analysis: null, days: [] };
    expect(reportHtml(view)).toContain('There is no answer yet');
  });

  it('tells unwanted effects by arm and severity, the worst first, their words escaped', () => {
    const event = (id: number, severity: 'mild' | 'severe', armId: string | null) =>
      ({
        kind: 'adverse',
        id,
        at: '',
        day: '2025-03-02',
        onDay: '2025-03-01',
        severity,
        armId,
        what: HOSTILE,
      }) as const;
    const told = reportHtml({
      ...exampleView('m'),
      events: [event(1, 'mild', 'magnesium'), event(2, 'severe', 'magnesium'), event(3, 'mild', null)],
    });
    expect(told).toMatch(/Magnesium m<\/td><td>28<\/td><td>1<\/td><td>0<\/td><td>1<\/td>/);
    expect(told).toContain('Outside the periods');
    expect(told.indexOf(', severe:')).toBeLessThan(told.indexOf(', mild:'));
    expect(told).not.toContain('<script');
    expect(reportHtml(exampleView('m'))).toContain('None was noted during this trial.');
  });

  it('says what other analyses would have said, and that missing days can only be so bad', () => {
    const e = effect('magnesium', -2.9, 1.8);
    const other = {
      sensitivity: {
        rows: [
          { change: 'as-planned' as const, withoutPeriods: [], effects: [e] },
          { change: 'flat-prior' as const, withoutPeriods: [], effects: [{ ...e, pAtLeastMcid: 0.6 }] },
        ],
        missingDays: [{ arm: 'magnesium', share: 0.25, tippingDelta: 30 }],
      },
      randomisation: {
        tests: [{ arm: 'magnesium', p: 1 / 3, smallestP: 1 / 6, sequences: 6 }],
        sampled: false,
      },
    };
    const told = reportHtml(exampleView('m'), { other });
    expect(told).toContain('Flat priors</td><td>\u22122.9</td><td>\u22125.2 to \u22120.6</td><td>60 %</td>');
    expect(told).toContain('p = 0.333 (all 6 permitted orders; not below 1 in 6)');
    expect(told).toContain('25 % of the days of Magnesium m have no value; the verdict would stay');
  });

  it('says that made-up data is made up', () => {
    expect(reportHtml(exampleView('t'), { synthetic: true })).toContain('does not exist');
  });
});

describe('the density figure', () => {
  const outcome = exampleView('').outcome;
  it('is left out rather than broken when a density is unusable', () => {
    const e = effect('m', -2, 1);
    expect(densityFigure('m', { ...e, density: { x: [], prior: [], posterior: [] } }, outcome)).toBe('');
    const bad = { ...e.density, posterior: e.density.x.map(() => Number.NaN) };
    expect(densityFigure('m', { ...e, density: bad }, outcome)).toBe('');
  });

  it('puts the benefit on the other side when higher is better', () => {
    const e = effect('m', 2, 1);
    const svg = densityFigure('m', e, { ...outcome, better: 'higher' });
    parseXml(svg);
    expect(svg).toContain('smallest difference that matters: 2.0 days more in 28');
  });
});

describe('data files', () => {
  it('writes one CSV row a day, unknown as empty, formulas disarmed', () => {
    const lines = resultCsv(exampleView('=HYPERLINK("x")')).trimEnd().split('\r\n');
    expect(lines[0]).toBe('day,period,arm,arm_name,outcome,value,late,left_out');
    expect(lines).toHaveLength(57);
    expect(lines[1]).toBe('2025-03-01,1,placebo,Placebo,migraine-day,,true,true');
    expect(csvCell('=1+1')).toBe("'=1+1");
    expect(csvCell(' @x')).toBe("' @x");
    expect(csvCell('\tx')).toBe("'\tx");
    expect(csvCell('a "b"')).toBe('"a ""b"""');
    expect(csvCell(-1.5)).toBe('-1.5');
  });

  it('writes JSON that reads back to the same result', () => {
    const view = exampleView();
    expect(JSON.parse(resultJson(view))).toEqual({ format: 'n1vault-result/1', ...view });
  });
});

describe('words', () => {
  const outcome = exampleView('').outcome;
  it('never claims to be sure', () => {
    expect([0, 0.004, 0.5, 0.996, 1].map(percent)).toEqual(['1 %', '1 %', '50 %', '99 %', '99 %']);
  });

  it('says the direction in words and the sign with a minus sign', () => {
    expect(amount(-2.91, 'days/28', outcome)).toBe('2.9 days fewer in 28');
    expect(amount(0.01, 'days/28', outcome)).toBe('no difference');
    expect(amount(1, 'points', { ...outcome, unit: 'points' })).toBe('1.0 points higher');
    expect([-0.04, -1.25, 2].map((x) => signed(x))).toEqual(['0.0', '\u22121.3', '+2.0']);
  });

  it('says an interval in the words of its ends', () => {
    expect(estimate(effect('m', -2.9, 1.8), outcome)).toBe(
      'about 2.9 days fewer in 28 (80 % between 0.6 and 5.2 fewer)',
    );
    expect(estimate(effect('m', -1, 2), outcome)).toContain('(80 % between 3.6 fewer and 1.6 more)');
  });

  it('names the benefit of other outcomes', () => {
    const pain = { ...outcome, family: 'gaussian', mcid: 1, unit: 'points', label: 'Pain' } as const;
    expect(headlineSentence('Walking', effect('w', -1, 1), pain)).toBe(
      'Walking: 73 % sure that it lowers pain by at least 1 point.',
    );
    expect(escapeHtml(`<a href='x'>&`)).toBe('&lt;a href=&#39;x&#39;&gt;&amp;');
  });
});
