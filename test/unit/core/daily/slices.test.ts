import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyGroup, dailyValues, marginOf, storedMetrics } from '../../../../src/core/daily/index.ts';
import { dayNumber } from '../../../../src/core/design/civil-day.ts';
import { input, type Sample } from './support.ts';

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2024, 2, 20);
const DAYS = 20;

const sample = (metrics: readonly string[]) =>
  fc
    .record({
      at: fc.integer({ min: 0, max: DAYS * 24 * 12 }),
      // minutes, hours, a whole day, days
      length: fc.oneof(fc.nat(12), fc.nat(100), fc.constant(288), fc.nat(900)),
      value: fc.integer({ min: 1, max: 5 }),
      source: fc.constantFrom('Watch', 'Phone', 'App'),
      metric: fc.constantFrom(...metrics),
    })
    .map(({ at, length, ...rest }): Sample => {
      const from = BEGIN + at * (HOUR / 12);
      return {
        ...rest,
        from: new Date(from).toISOString(),
        to: new Date(from + length * (HOUR / 12)).toISOString(),
      };
    });

describe('daily values computed in slices', () => {
  it.each([
    'steps',
    'medication:x',
    'weight',
    'heart-rate',
    'resting-heart-rate',
    'pain',
    'headache',
    'sleep-stage',
  ])('%s: any cut gives the same as all at once', (metric) => {
    const group = dailyGroup(metric);
    const metrics = [...storedMetrics(group)];
    const options = { metrics, zones: [{ from: '1970-01-01', zone: 'Europe/Berlin' }] };
    const first = dayNumber('2024-03-15');
    const last = first + DAYS + 30;
    fc.assert(
      fc.property(
        fc.array(sample(metrics), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 12 }),
        (samples, span) => {
          const all = input(samples, options);
          const whole = dailyValues(group, { ...all, from: first, to: last });
          const margin = marginOf(group) * HOUR;
          const cut: Record<string, unknown[]> = {};
          for (let from = first; from <= last; from += span) {
            const to = Math.min(last, from + span - 1);
            const near = samples.filter((s) => {
              const at = Date.parse(s.from);
              return at >= from * 24 * HOUR - margin && at < (to + 1) * 24 * HOUR + margin;
            });
            const values = dailyValues(group, { ...input(near, options), from, to });
            for (const [code, days] of Object.entries(values)) cut[code] = [...(cut[code] ?? []), ...days];
          }
          expect(cut).toEqual(whole);
        },
      ),
      { numRuns: 60, seed: 3 },
    );
  });
});
