import { expect, test } from 'vitest';
import { traceOf } from '../../../../src/main/ipc/trace.ts';

test('names the class and the places, never the message', () => {
  const error = new TypeError('the note said: migraine after\n    at the theatre');
  const trace = traceOf(error);
  expect(trace).toMatch(/^TypeError\n\s+at .*trace\.test\.ts/);
  expect(trace).not.toContain('migraine');
  expect(trace).not.toContain('theatre');
});

test('something thrown that is no error is not printed', () => {
  expect(traceOf('migraine')).toBe('string');
});
