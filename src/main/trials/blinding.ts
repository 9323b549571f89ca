import { concat, utf8 } from '../../core/design/byte-stream.ts';
import { type FrozenProtocol, rulesOf, type TrialArm, type TrialPhase } from '../../shared/trial.ts';
import type { TrialRow } from '../vault/types.ts';
import { designTools } from './random-stream.ts';
import { sequenceOf } from './schedule.ts';

/** Wash-out days come only where the arm changes: they would tell of a hidden period, or of a pack, that it differs. */
export const phaseShown = (
  row: Pick<TrialRow, 'protocol' | 'state'>,
  phase: TrialPhase,
  hidden: boolean,
): TrialPhase => (phase === 'washout' && (hidden || isBlind(row)) ? 'treatment' : phase);

/** Consonants that are hard to mix up and make no words. */
const LETTERS = 'BCDFGHKLMNPRSTVWXZ';
const LABEL = utf8('n1vault-pack/1:');

/** True while a second person packs and the arms must not be shown. */
export const isBlind = (row: Pick<TrialRow, 'protocol' | 'state'>): boolean =>
  row.state === 'running' && rulesOf(row.protocol).blinding === 'helper';

/** Three letters on the pack of a period, from the sealed seed: the code says nothing about the arm. */
export const packCode = (row: Pick<TrialRow, 'seed'>, period: number): string => {
  const hash = designTools.sha256(concat(LABEL, utf8(row.seed), utf8(String(period))));
  return Array.from(hash.slice(0, 3), (b) => LETTERS[b % LETTERS.length]).join('');
};

export const packId = (period: number): string => `pack-${period}`;

/** What stands in for the arm of a period while the trial is blind. Its instruction is said only if all arms share it. */
export const maskedArm = (row: Pick<TrialRow, 'protocol' | 'seed'>, period: number): TrialArm => {
  const { arms } = row.protocol;
  const same = arms.every((a) => a.instruction === arms[0]!.instruction);
  return {
    id: packId(period),
    name: packCode(row, period),
    instruction: same ? arms[0]!.instruction : '',
    icon: 'pill',
    predicted: null,
  };
};

const quoted = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

/**
 * The sheet for the second person: which pack holds what. One self-contained page, to be printed and kept away from
 * the person in the trial until its end.
 */
export const packingSheet = (row: TrialRow): string => {
  const p: FrozenProtocol = row.protocol;
  const rows = sequenceOf(row).map((armId, i) => {
    const arm = p.arms.find((a) => a.id === armId);
    const what = arm ? `${arm.name}${arm.instruction ? `: ${arm.instruction}` : ''}` : '';
    return `<tr><td>${i + 1}</td><td><b>${packCode(row, i + 1)}</b></td><td>${p.periodDays}</td><td>${quoted(what)}</td></tr>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Packing sheet</title><style>
body{font:14px/1.5 sans-serif;margin:32px;max-width:46em}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #999;padding:6px 10px;text-align:left}h1{font-size:20px}
</style></head><body>
<h1>For the person who packs. Please keep this sheet closed until the trial is over.</h1>
<p>${quoted(p.title)}</p>
<p>Make one pack for each row. Write only the code on it, and make all packs look and feel the same. Hand them over without a word about what is inside. If the person in the trial becomes unwell, open this sheet at once and tell them and their doctor what they took.</p>
<table><thead><tr><th>Period</th><th>Code</th><th>Days</th><th>What goes in</th></tr></thead><tbody>${rows.join('')}</tbody></table>
<p>Fingerprint of the frozen plan: ${quoted(row.commitment)}</p>
</body></html>`;
};
