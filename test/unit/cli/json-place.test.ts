import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonErrorPlace } from '../../../src/cli/json-place.ts';

it('finds no mistake in JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(jsonErrorPlace(JSON.stringify(value))).toBeNull();
    }),
    { numRuns: 1000, examples: [['\u007f\u0085\ud800']] },
  );
});

it('agrees with JSON.parse on damaged texts', () => {
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '0', ' ', '\u0001'))
    .map(([text, at, put]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + 1);
    });
  fc.assert(
    fc.property(damaged, (text) => {
      const valid = (() => {
        try {
          JSON.parse(text);
          return true;
        } catch {
          return false;
        }
      })();
      expect(jsonErrorPlace(text) === null).toBe(valid);
    }),
    { numRuns: 2000 },
  );
});

it('names line and column', () => {
  expect(jsonErrorPlace('{\n "arms": [,]\n}')).toEqual({ line: 2, column: 11 });
  expect(jsonErrorPlace('')).toEqual({ line: 1, column: 1 });
  expect(jsonErrorPlace('{"a":1}x')).toEqual({ line: 1, column: 8 });
});
