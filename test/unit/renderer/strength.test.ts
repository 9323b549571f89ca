import { describe, expect, it } from 'vitest';
import { strengthOf } from '../../../src/renderer/features/welcome/strength.ts';

describe('strength of a passphrase', () => {
  it.each([
    ['', 0],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 1],
    ['abcdefghijklmnopqrstuvwxyz', 1],
    ['12345678901234567890', 1],
    ['password', 1],
    ['Tr0ub4dor&3', 2],
    ['moss tractor', 1],
    ['moss tractor violin', 2],
    ['harbour violin moss eleven', 3],
    ['harbour violin moss eleven tractor', 3],
    ['harbour violin moss eleven tractor quilt', 4],
    ['moss moss moss moss moss moss', 1],
    ['aaa bbb ccc ddd eee fff', 1],
    ['k7Gd-93xq-Lm2v-pr8Z', 3],
  ] as const)('%j gets %i bars', (text, bars) => {
    expect(strengthOf(text)).toBe(bars);
  });
});
