/**
 * What adaptive allocation gains and costs against fixed blocks: days in 100 on the best arm, and by how many per
 * cent the error of the effects grows. Measured by test/golden/design/adaptive.ts (docs/methods.md).
 */
export const ADAPTIVE_COST = { best: 51, rmse: 7 } as const;
