import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  commitmentOf,
  designTrial,
  fromHex,
  parseDesignSpec,
  protocolOf,
  verifyCommitment,
} from '../../../../src/core/design/index.ts';
import { designTools } from '../../../../src/main/trials/random-stream.ts';

const example = {
  arms: ['placebo', 'magnesium', 'sleep-regularity'],
  periods: 6,
  periodDays: 14,
  runInDays: 7,
  washoutDays: 3,
  start: '2026-01-05',
  zone: 'Europe/Berlin',
  constraint: { balanced: true, maxRun: 2 },
  outcome: { family: 'bernoulli', better: 'lower', mcid: 2 },
  assumptions: {
    baseline: 12,
    effects: [
      { mean: -1.7, sd: 1.3 },
      { mean: -1, sd: 2 },
    ],
    rho: 0.3,
    missing: 0.1,
  },
};
const seedHex = '0123456789abcdef'.repeat(4);
const seed = fromHex(seedHex)!;

const spec = (over: object = {}) => {
  const parsed = parseDesignSpec({ ...example, ...over });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};
const designed = (over: object = {}) => {
  const d = designTrial(spec(over), seed, designTools);
  if (!d.ok) throw new Error(d.error.message);
  return d.value;
};

describe('a designed trial', () => {
  it('has the exact count, a permitted sequence and the same answer for the same seed', () => {
    const d = designed();
    expect(d.permittedSequences).toBe('90');
    expect(d.smallestRandomisationP).toBeCloseTo(1 / 90, 12);
    for (const arm of example.arms) expect(d.sequence.filter((a) => a === arm)).toHaveLength(2);
    expect(designed()).toEqual(d);
    expect(d.assurance).toBeNull();
  });

  it('has one calendar row a day: run-in, periods, wash-out where the arm changes', () => {
    const d = designed();
    expect(d.calendar).toHaveLength(7 + 84);
    expect(d.calendar[0]).toEqual({ day: '2026-01-05', period: 0, arm: null, phase: 'run-in' });
    expect(d.calendar[7]).toEqual({ day: '2026-01-12', period: 1, arm: d.sequence[0], phase: 'treatment' });
    expect(d.calendar.at(-1)!.day).toBe('2026-04-05'); // over the change to summer time on 29 March
    expect(new Set(d.calendar.map((c) => c.day)).size).toBe(91);
    for (let p = 2; p <= 6; p++) {
      const phases = d.calendar.filter((c) => c.period === p).map((c) => c.phase);
      const changed = d.sequence[p - 1] !== d.sequence[p - 2];
      expect(phases.filter((x) => x === 'washout')).toHaveLength(changed ? 3 : 0);
      expect(phases.lastIndexOf('washout')).toBe(changed ? 2 : -1);
    }
  });

  it('refuses a seed of the wrong length', () => {
    const d = designTrial(spec(), new Uint8Array(16), designTools);
    expect(d.ok ? null : d.error.where).toBe('seed');
  });
});

describe('the commitment', () => {
  it('is SHA-256 of the seed bytes and the canonical protocol, as anybody can recompute', () => {
    const d = designed();
    const byHand = createHash('sha256').update(Buffer.from(seedHex, 'hex')).update(d.protocol).digest('hex');
    expect(d.commitment).toBe(byHand);
    expect(d.protocol).not.toContain('seed');
    expect(JSON.parse(d.protocol)).toEqual(protocolOf(spec()));
  });

  it('verifies, and fails after one changed byte of seed or protocol', () => {
    const d = designed();
    const protocol = protocolOf(spec());
    const verify = (s: string, p: unknown) => verifyCommitment(d.commitment, s, p, designTools.sha256);
    expect(verify(seedHex, protocol)).toBe(true);
    expect(verify(`1${seedHex.slice(1)}`, protocol)).toBe(false);
    expect(verify(seedHex, { ...protocol, periodDays: 13 })).toBe(false);
    expect(verify('zz', protocol)).toBe(false);
  });

  it('does not depend on the order of keys', () => {
    const a = commitmentOf(seed, { x: 1, y: { b: [2, 'ä'], a: null } }, designTools.sha256);
    const b = commitmentOf(seed, { y: { a: null, b: [2, 'ä'] }, x: 1, z: undefined }, designTools.sha256);
    expect(a).toBe(b);
  });

  it('canonical JSON follows RFC 8785', () => {
    const value = { '€': 'Euro', '\r': 1, é: [1e21, 0.002, -0, true], a: { c: null, b: '"\\\u0007' } };
    expect(canonicalJson(value)).toBe(
      '{"\\r":1,"a":{"b":"\\"\\\\\\u0007","c":null},"é":[1e+21,0.002,0,true],"€":"Euro"}',
    );
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    const emoji = commitmentOf(seed, '😀é\n', designTools.sha256);
    expect(emoji).toBe(createHash('sha256').update(seed).update(JSON.stringify('😀é\n')).digest('hex'));
  });
});

describe('bad design specifications', () => {
  it.each([
    [{ arms: ['only one'] }, 'arms'],
    [{ arms: ['a', 'a', 'b'] }, 'arms'],
    [{ periods: 7 }, 'periods'],
    [{ periods: '6' }, 'periods'],
    [{ periodDays: 0 }, 'periodDays'],
    [{ washoutDays: 14 }, 'washoutDays'],
    [{ start: '2026-02-30' }, 'start'],
    [{ start: 'tomorrow' }, 'start'],
    [{ start: '9999-12-01' }, 'start'],
    [{ zone: 'Europe/Nowhere' }, 'zone'],
    [{ seed: 'abc' }, 'seed'],
    [{ constraint: { balanced: true, maxRun: 0 } }, 'constraint.maxRun'],
    [{ outcome: { family: 'bernoulli', better: 'lower', mcid: -1 } }, 'outcome.mcid'],
    [{ outcome: { family: 'ordinal', better: 'lower', mcid: 1 } }, 'outcome.categories'],
    [
      {
        assumptions: {
          baseline: 29,
          effects: [
            { mean: 0, sd: 1 },
            { mean: 0, sd: 1 },
          ],
        },
      },
      'assumptions.baseline',
    ],
    [{ assumptions: { effects: [] } }, 'assumptions.effects'],
    [{ outcome: undefined }, 'outcome'],
    [{ surprise: 1 }, 'surprise'],
  ])('%o is refused at its field', (over, where) => {
    const parsed = parseDesignSpec({ ...example, ...over });
    if (parsed.ok) expect.unreachable();
    else {
      expect(parsed.error.code).toBe('bad-input');
      expect(parsed.error.where).toBe(where);
      expect(parsed.error.message).toContain(where);
      expect(parsed.error.message).toMatch(/\.$/);
    }
  });

  it.each([null, 3, 'x', []])('%o is no specification', (json) => {
    expect(parseDesignSpec(json).ok).toBe(false);
  });
});
