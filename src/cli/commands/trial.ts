import { createResultService } from '../../main/results/service.ts';
import { createSafetyGate } from '../../main/trials/gate.ts';
import { createTrialService } from '../../main/trials/service.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { ResultView, TrialView } from '../../shared/trial.ts';
import { type Answer, type Command, jsonOption, UsageError, vaultOptions } from '../command.ts';
import { clock, newCompute, resourcesDir, withVault } from '../context.ts';
import { table } from '../table.ts';
import { reportOptions, writeReport } from './trial-report.ts';

type Session = Parameters<Parameters<typeof withVault>[1]>[0];

const withTrials = async (
  session: Session,
  work: (services: {
    trials: ReturnType<typeof createTrialService>;
    results: ReturnType<typeof createResultService>;
  }) => Promise<Result<Answer>>,
): Promise<Result<Answer>> => {
  const compute = newCompute();
  try {
    return await work({
      trials: createTrialService(session, compute, clock, createSafetyGate(resourcesDir)),
      results: createResultService(session, compute, clock),
    });
  } finally {
    await compute.close();
  }
};

const list = (session: Session): Promise<Result<Answer>> =>
  withTrials(session, async ({ trials }) => {
    const found = await trials.list();
    if (!found.ok) return found;
    // the contract's five fields, nothing else
    const rows = found.value.map(({ id, title, state, start, end }) => ({ id, title, state, start, end }));
    const text = table([
      ['id', 'state', 'start', 'end', 'title'],
      ...rows.map((r) => [r.id, r.state, r.start, r.end, r.title]),
    ]);
    return ok({ json: rows, text });
  });

const showText = (trial: TrialView, result: ResultView, audit: { at: string; what: string }[]): string => {
  const count = (status: string) => trial.days.filter((d) => d.status === status).length;
  const outcome = result.hiddenUntil
    ? `The result is hidden until ${result.hiddenUntil}.`
    : result.arms
        .filter((a) => a.verdict !== null)
        .map((a) => `${a.arm.name}: ${a.verdict}`)
        .join('\n');
  return [
    `${trial.protocol.title}: ${trial.state}, ${trial.protocol.start} to ${trial.end}`,
    `${count('done')} days answered, ${count('late')} late, ${count('missed')} missed, ${count('excluded')} left out`,
    ...trial.adherence.map(
      (a) => `  ${trial.protocol.arms.find((x) => x.id === a.armId)?.name}: kept ${a.kept} of ${a.days} days`,
    ),
    outcome,
    `Commitment (SHA-256): ${trial.commitment}`,
    ...(result.seed === null ? [] : [`Seed: ${result.seed}`]),
    'What happened:',
    ...audit.map((a) => `  ${a.at}  ${a.what}`),
  ].join('\n');
};

const show = (session: Session, id: string): Promise<Result<Answer>> =>
  withTrials(session, async ({ trials, results }) => {
    const found = await trials.get(id);
    if (!found.ok) return found;
    const result = await results.get(id);
    if (!result.ok) return result;
    const opened = session.vault();
    if (!opened.ok) return opened;
    const audit = (await opened.value.repos.audit.list()).filter((a) => a.trialId === id);
    return ok({
      json: { trial: found.value, result: result.value, audit },
      text: showText(found.value, result.value, audit),
    });
  });

const usage = `n1vault trial list --vault DIR [--passphrase-file F] [--json]
n1vault trial show ID --vault DIR [--passphrase-file F] [--json]
n1vault trial report ID --vault DIR [--html F] [--csv F] [--fhir F] [--spec F] [--lang en|de] [--passphrase-file F] [--json]`;

/** Trials in a vault: the list; one with its days, its result and its audit trail; its report as files. */
export const trial: Command = {
  usage,
  options: { ...vaultOptions, ...jsonOption, ...reportOptions },
  files: true,
  run(values, [what, id, ...more]) {
    if (more.length > 0) throw new UsageError('There is one trial too many.');
    if (what === 'list' && id === undefined) return withVault(values, list);
    if (what === 'show') {
      if (id === undefined)
        throw new UsageError('The id of a trial is missing: n1vault trial list names them.');
      return withVault(values, (session) => show(session, id));
    }
    if (what === 'report') {
      if (id === undefined)
        throw new UsageError('The id of a trial is missing: n1vault trial list names them.');
      return withVault(values, (session) =>
        withTrials(session, async ({ trials, results }) => {
          const settled = await trials.get(id); // notes the end of a trial whose last day has passed
          if (!settled.ok) return settled;
          const found = await results.exportable(id);
          return found.ok ? writeReport(found.value, values) : found;
        }),
      );
    }
    throw new UsageError('Say "trial list", "trial show ID" or "trial report ID".');
  },
};
