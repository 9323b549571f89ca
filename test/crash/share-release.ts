/** Release number i of the crash test: a pair of its own, at an epsilon so small that thousands fit the budget. */
export const releaseOf = (i: number) => ({
  subject: `intervention-${i}|outcome`,
  input: { intervention: `intervention-${i}`, outcome: 'outcome', unit: 'days/28', design: '6x14-crossover' },
  rule: { clip: 8, grid: 0.25, epsilon: 0.0005 },
});
