import { writeFile } from 'node:fs/promises';
import { createResultService } from '../../main/results/service.ts';
import { createSharingService } from '../../main/sharing/service.ts';
import { createSafetyGate } from '../../main/trials/gate.ts';
import { createTrialService } from '../../main/trials/service.ts';
import { fail, ok } from '../../shared/errors.ts';
import { releaseRequest } from '../../shared/sharing.ts';
import {
  type Command,
  jsonOption,
  numberOption,
  optional,
  required,
  UsageError,
  vaultOptions,
} from '../command.ts';
import { clock, newCompute, resourcesDir, withVault } from '../context.ts';

export const share: Command = {
  usage:
    'n1vault share --vault DIR --trial ID --epsilon E [--arm NAME] [--out F] [--accept-lost] [--passphrase-file F] [--json]',
  options: {
    ...vaultOptions,
    ...jsonOption,
    trial: { type: 'string' },
    epsilon: { type: 'string' },
    arm: { type: 'string' },
    'accept-lost': { type: 'boolean' },
    out: { type: 'string' },
  },
  async run(values) {
    const trialId = required(values, 'trial');
    required(values, 'epsilon');
    const epsilon = numberOption(values, 'epsilon', 0.05, 8)!;
    const out = optional(values, 'out');
    const armName = optional(values, 'arm');
    const compute = newCompute();
    try {
      return await withVault(values, async (session) => {
        const results = createResultService(session, compute, clock);
        const trials = createTrialService(session, compute, clock, createSafetyGate(resourcesDir));
        const view = await results.get(trialId);
        if (!view.ok) return view;
        const names = view.value.protocol.arms.map((a) => a.id);
        const arm = armName === undefined ? view.value.headline : names.indexOf(armName);
        if (armName !== undefined && arm < 1)
          return fail(
            'bad-input',
            `--arm: this trial compares ${names.slice(1).join(', ')} with ${names[0]}.`,
            'arm',
          );
        const request = releaseRequest.safeParse({ trialId, arm: Math.max(1, arm), epsilon });
        if (!request.success) throw new UsageError('--epsilon takes at most three decimals.');
        const sharing = createSharingService(session, compute, { results, trials }, clock);
        if (values['accept-lost'] === true) await sharing.acceptLost();
        const released = await sharing.release(request.data);
        if (!released.ok) return released;
        if (out !== undefined) {
          try {
            await writeFile(out, `${released.value.json}\n`, 'utf8');
          } catch {
            return fail(
              'folder-not-writable',
              'The file could not be written there. The release is safe in the vault, and asking again costs nothing. Choose another --out.',
              'out',
            );
          }
        }
        return ok({ json: JSON.parse(released.value.json), text: released.value.json });
      });
    } finally {
      await compute.close();
    }
  },
};
