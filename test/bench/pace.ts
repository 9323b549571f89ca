/**
 * Milliseconds of a fixed piece of arithmetic: how fast this machine is at this moment. The best of a run over the
 * median beside a figure says how much of the machine was there while it was measured.
 */
export const pace = (): number => {
  const began = performance.now();
  let sum = 0;
  for (let i = 0; i < 200_000; i++) sum += Math.exp(-i / 200_000);
  if (!(sum > 0)) throw new Error('no arithmetic');
  return performance.now() - began;
};
