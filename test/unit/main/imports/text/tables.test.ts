import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, csvRows, sniffDelimiter } from '../../../../../src/main/imports/text/csv.ts';
import { decoderOf, decodeText } from '../../../../../src/main/imports/text/decode.ts';
import { findColumns, splitUnit } from '../../../../../src/main/imports/text/headers.ts';
import { jsonArrayItems, parseJson } from '../../../../../src/main/imports/text/json.ts';
import { decideNumbers, parseNumber } from '../../../../../src/main/imports/text/numbers.ts';

async function* inPieces(text: string, size: number): AsyncIterable<string> {
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
}
const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

describe('delimited text', () => {
  it('rows are the same however the file is cut into pieces', async () => {
    const cell = fc.string({ maxLength: 6, unit: fc.constantFrom('a', '1', ';', '"', '\n', ' ', '\u00e9') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        async (rows, size) => {
          const text = rows.map((r) => r.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n');
          const read = (await all(csvRows(inPieces(text, size), { delimiter: ',' }))).flat();
          const lines = (c: string) => c.replace(/\r\n?/g, '\n');
          expect(read.map((r) => r.cells)).toEqual(rows.map((r) => r.map(lines)));
        },
      ),
      { numRuns: 150, seed: 4 },
    );
  });

  it('a quote that nobody closes costs its own row', async () => {
    const rows = await csvOf('a,b\n1,"two\n3,4\n5,6\n', { delimiter: ',' });
    expect(rows.map((r) => r.cells[0])).toEqual(expect.arrayContaining(['a', '3', '5']));
  });

  it.each([
    ['a,b\n1,2', ','],
    ['a;b\n1,5;2,5', ';'],
    ['a\tb\n1\t2', '\t'],
    ['Title of the file\na;b;c\n1;2;3\n"x;y";2;3', ';'],
    ['com.samsung.x,1,2\na,b,c,d\n1,2,3,4,', ','],
  ])('%j', (text, delimiter) => expect(sniffDelimiter(text)).toBe(delimiter));

  it('columns by any of their names, with or without unit', () => {
    const header = ['\uFEFFDatum', 'Gewicht (kg)', '"Heart rate"'];
    expect(
      findColumns(header, {
        date: ['date', 'datum'],
        weight: ['weight', 'gewicht'],
        pulse: ['heart rate'],
        fat: ['fat'],
      }),
    ).toEqual({ date: 0, weight: 1, pulse: 2, fat: -1 });
    expect(splitUnit('Glucose [mg/dL]')).toEqual({ name: 'glucose', unit: 'mg/dL' });
  });
});

describe('numbers', () => {
  it.each([
    ['78,07', 'comma', 78.07],
    ['1.234,5', 'comma', 1234.5],
    ['2,345', 'point', 2345],
    ['2,34', 'point', Number.NaN],
    ["1'234.5", 'point', 1234.5],
    ['75%', 'point', 75],
    ['\u22121.5', 'point', -1.5],
    ['N/A', 'point', Number.NaN],
    ['', 'point', Number.NaN],
    ['0x10', 'point', Number.NaN],
  ] as const)('%s with decimal %s', (text, style, value) => expect(parseNumber(text, style)).toBe(value));

  it.each([
    [['1,5'], ',', 'comma'],
    [['1.5'], ';', 'point'],
    [['2,345.6'], ',', 'point'],
    [['2.345,6'], ',', 'comma'],
    [['2,345'], ',', 'point'],
    [['78'], ';', 'comma'],
    [['1,5', '1.5'], ',', null],
  ] as const)('%j delimited by %s', (texts, delimiter, style) =>
    expect(decideNumbers(texts, delimiter)).toBe(style),
  );
});

describe('encodings', () => {
  it('UTF-8, UTF-16, Windows-1252, with and without marks', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Gew\u00e4hlt', 'utf16le')]);
    expect(decodeText(Buffer.from('\uFEFFGew\u00e4hlt'))).toBe('Gew\u00e4hlt');
    expect(decodeText(utf16)).toBe('Gew\u00e4hlt');
    expect(decodeText(Buffer.from('Gew\u00e4hlt', 'latin1'))).toBe('Gew\u00e4hlt');
    expect(decodeText(Buffer.from('\u00c3\u00af\u00c2\u00bb\u00c2\u00bfDate', 'latin1'))).toBe('Date');
    const bytes = Buffer.from('\u00e4\u20ac');
    const decode = decoderOf(bytes);
    expect([...bytes].map((b) => decode(Uint8Array.of(b))).join('') + decode(null)).toBe('\u00e4\u20ac');
  });
});

describe('JSON', () => {
  it('bare NaN outside strings is nothing', () => {
    expect(parseJson('{"a": NaN, "b": "NaN: \\" -Infinity", "c": [-Infinity, 1]}')).toEqual({
      a: null,
      b: 'NaN: " -Infinity',
      c: [null, 1],
    });
    expect(() => parseJson('{"a": ')).toThrow();
  });

  it('the elements of a long list, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.json({ maxDepth: 3 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        async (items, size) => {
          const values = items.map((i) => JSON.parse(i) as unknown);
          const bare = JSON.stringify(values);
          const inside = JSON.stringify(
            { kind: 'x', first: [[1]], data: { other: [], list: values, more: [2] } },
            null,
            1,
          );
          expect(await all(jsonArrayItems(inPieces(bare, size), []))).toEqual(values);
          expect(await all(jsonArrayItems(inPieces(inside, size), ['data', 'list']))).toEqual(values);
        },
      ),
      { numRuns: 150, seed: 8 },
    );
    await expect(all(jsonArrayItems(inPieces('[1, 2', 3), []))).rejects.toThrow();
  });
});
