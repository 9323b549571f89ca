/**
 * Writes to a vault as fast as it can and acknowledges each write on stdout, until it is killed.
 * Usage: node vault-child.ts FOLDER PASSPHRASE FROM; FROM is the number of the first write.
 */

import { openVault } from '../../src/main/vault/index.ts';
import { AppFailure } from '../../src/shared/errors.ts';
import type { SampleBatch } from '../../src/shared/samples.ts';
import { dayOf, noteOf, SPANS, zonesOf } from './vault-writes.ts';

const [folder = '', secret = '', from = '0'] = process.argv.slice(2);
const opened = await openVault({ folder, secret });
if (!opened.ok) throw new AppFailure(opened.error);
const { diary, zones, samples } = opened.value.repos;

const say = (line: string) => process.stdout.write(`${line}\n`);

const minuteBatch = (start: number): SampleBatch => {
  const column = () => new Uint16Array(500).fill(1);
  const startMs = Float64Array.from({ length: 500 }, (_, i) => start + i);
  return {
    n: 500,
    dict: { metric: ['', 'steps'], source: ['', 's'], device: ['', 'd'], unit: ['', 'u'], zone: ['', 'UTC'] },
    metric: column(),
    source: column(),
    device: column(),
    unit: column(),
    zone: column(),
    start: startMs,
    end: startMs.slice(),
    value: new Float64Array(500).fill(1),
  };
};

/** Runs beside the diary and never finishes: whenever the process dies, an import is under way. */
const importForEver = async (): Promise<never> => {
  await samples.begin(`import-${from}`, 'now');
  for (let i = 0; ; i++) {
    await samples.insert(`import-${from}`, minuteBatch(Number(from) * 1e9 + i * 500));
    await new Promise((resolve) => setTimeout(resolve, 25)); // leaves most of the time to the diary
  }
};
void importForEver();

for (let i = Number(from); ; i++) {
  const answers = { pain: i % 11 };
  const entry = { day: dayOf(i), trialId: null, answers, kept: true, marks: [], note: noteOf(i) };
  await diary.save(entry, 'now', false);
  say(`day ${i}`);
  await zones.replace(zonesOf(i, SPANS));
  say(`zones ${i}`);
}
