/**
 * Engine against the committed JAGS posteriors: `node test/oracle/jags/compare.ts [name ...]`. For each case the
 * largest deviation of each kind as a share of its tolerance, and every figure beyond tolerance.
 */
import { analyse } from '../../../src/core/inference/index.ts';
import {
  type ExtraDeviation,
  extraDeviations,
  jagsExtra,
  jagsExtraNames,
} from '../../golden/inference/jags-extra.ts';

const wanted = process.argv.slice(2);
const kinds: [name: string, of: (d: ExtraDeviation) => boolean][] = [
  ['effects', (d) => (d.tolerance === 0.03 || d.tolerance === 0.06 ? d.what.startsWith('effect') : false)],
  ['probabilities', (d) => d.tolerance === 0.01],
  ['parameters', (d) => d.tolerance !== 0.01 && !d.what.startsWith('effect')],
];
let broken = 0;
for (const name of jagsExtraNames()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const extra = jagsExtra(name);
  const result = analyse(extra.spec);
  if (!result.ok) {
    console.log(`${name}: refused: ${result.error.message}`);
    broken++;
    continue;
  }
  const deviations = extraDeviations(result.value, extra);
  const worst = kinds.map(([kind, of]) => {
    const top = deviations
      .filter(of)
      .sort((a, b) => b.deviation / b.tolerance - a.deviation / a.tolerance)[0]!;
    return `${kind} ${(top.deviation / top.tolerance).toFixed(2)} (${top.what}, MCSE ${(top.mcse / top.tolerance).toFixed(2)})`;
  });
  console.log(`${name}: share of tolerance: ${worst.join('; ')}`);
  for (const d of deviations.filter((x) => !(x.deviation <= x.tolerance))) {
    broken++;
    console.log(
      `  BEYOND ${d.what}: engine ${d.got.toPrecision(6)}, JAGS ${d.want.toPrecision(6)}, off by ${d.deviation.toFixed(4)} > ${d.tolerance} (MCSE ${d.mcse.toFixed(4)})`,
    );
  }
}
process.exitCode = broken > 0 ? 1 : 0;
