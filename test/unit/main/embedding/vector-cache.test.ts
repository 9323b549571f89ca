import { expect, it } from 'vitest';
import { createVectorCache } from '../../../../src/main/embedding/vector-cache.ts';

/** A cache over a stand-in for the model that counts what it is asked. */
const counted = (size: number) => {
  const asked: string[] = [];
  const cache = createVectorCache(async (text) => {
    asked.push(text);
    return Float32Array.of(text.length);
  }, size);
  return { asked, cache };
};

it('computes a text once, however often it is asked for', async () => {
  const { asked, cache } = counted(10);
  const first = await cache.get('poor sleep');
  expect(await cache.get('poor sleep')).toBe(first);
  await cache.get('migraine');
  expect(asked).toEqual(['poor sleep', 'migraine']);
});

it('keeps no more than its size and lets go of what was used longest ago', async () => {
  const { asked, cache } = counted(2);
  for (const text of ['a', 'b', 'a', 'c']) await cache.get(text); // b is the one longest unused
  asked.length = 0;
  for (const text of ['a', 'c']) await cache.get(text);
  expect(asked).toEqual([]);
  await cache.get('b');
  expect(asked).toEqual(['b']);
});

it('forgets everything when it is cleared', async () => {
  const { asked, cache } = counted(10);
  await cache.get('migraine');
  cache.clear();
  await cache.get('migraine');
  expect(asked).toEqual(['migraine', 'migraine']);
});

it('keeps nothing of a text that failed', async () => {
  let broken = true;
  const cache = createVectorCache(async () => {
    if (broken) throw new Error('the model stopped');
    return Float32Array.of(1);
  });
  await expect(cache.get('migraine')).rejects.toThrow();
  broken = false;
  expect(await cache.get('migraine')).toEqual(Float32Array.of(1));
});
