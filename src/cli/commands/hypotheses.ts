import { createHypothesesService } from '../../main/hypotheses/service.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { type HypothesesResult, type Profile, profileSchema } from '../../shared/hypotheses.ts';
import {
  type Command,
  jsonOption,
  numberOption,
  optional,
  UsageError,
  type Values,
  vaultOptions,
} from '../command.ts';
import { newCompute, resourcesDir, withVault } from '../context.ts';
import { checkJson, readJson } from '../read-json.ts';
import { table } from '../table.ts';

export const hypothesesText = (h: HypothesesResult): string =>
  [
    h.candidates.length === 0 ? 'Nothing in the catalogue matches this profile.' : '',
    table([
      ['candidate', 'predicted', 'sigma', `P(at least ${h.mcid})`, 'proposal'],
      ...h.candidates.map((c) => [
        c.name,
        `${c.predicted.mean.toFixed(2)} (SD ${c.predicted.sd.toFixed(2)}) ${c.predicted.unit}`,
        c.sigma.toFixed(2),
        c.pAtLeastMcid.toFixed(2),
        c.trigger ? 'try it in a trial' : (c.noTrialBecause ?? ''),
      ]),
      ['no change', '', h.doNothing.sigma.toFixed(2), '', ''],
    ]),
    `sigma: probability of being the best of all; chance level ${h.chance.toFixed(2)}; a trial is proposed above tau ${h.tau}.`,
    'Predicted from other people, not tested on you.',
    h.personalisation.statement,
  ]
    .filter(Boolean)
    .join('\n');

const rank = async (profile: Profile, tau: number | undefined) => {
  const compute = newCompute();
  try {
    const ranked = await createHypothesesService(compute, resourcesDir).rank(profile, tau);
    return ranked.ok ? ok({ json: ranked.value, text: hypothesesText(ranked.value) }) : ranked;
  } finally {
    await compute.close();
  }
};

const profileFile = async (path: string): Promise<Result<Profile>> => {
  const json = await readJson(path);
  return json.ok ? checkJson(path, json.value, profileSchema) : json;
};

export const hypotheses: Command = {
  usage: 'n1vault hypotheses --profile profile.json [--vault DIR] [--tau T] [--passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption, profile: { type: 'string' }, tau: { type: 'string' } },
  async run(values: Values) {
    const tau = numberOption(values, 'tau', 0.01, 0.99);
    const path = optional(values, 'profile');
    if (path === undefined && values['vault'] === undefined)
      throw new UsageError('Give --profile FILE, or --vault DIR to use the profile in the vault.');
    const given = path === undefined ? null : await profileFile(path);
    if (given && !given.ok) return given;
    if (values['vault'] === undefined && given) return rank(given.value, tau);
    return withVault(values, async (session) => {
      const vault = session.vault();
      if (!vault.ok) return vault;
      const profile = given?.value ?? (await vault.value.repos.profile.get());
      if (!profile)
        return fail('not-found', 'The vault holds no profile yet. Give one with --profile FILE.', 'profile');
      return rank(profile, tau);
    });
  },
};
