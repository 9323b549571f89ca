import { ok } from '../shared/errors.ts';
import { type Clock, systemClock } from './clock/clock.ts';
import type { Compute } from './compute/client.ts';
import { createDataService } from './data/service.ts';
import { createDiaryService } from './diary/service.ts';
import { createHypothesesService, emptyProfile } from './hypotheses/service.ts';
import type { AppDeps } from './ipc/app-deps.ts';
import type { Handlers } from './ipc/router.ts';
import { exportResult } from './report/export.ts';
import { createResultService } from './results/service.ts';
import type { Session } from './session/session.ts';
import { createVaultService, type VaultServiceOptions } from './session/vault-service.ts';
import { createSettingsService } from './settings/service.ts';
import { createTrialService } from './trials/service.ts';

export interface HandlerDeps {
  app: AppDeps;
  session: Session;
  compute: Compute;
  vault: VaultServiceOptions;
  resourcesDir: string;
  clock?: Clock;
}

/** Every channel of the contract, answered by a service. The only place where channels and services meet. */
export const createHandlers = (deps: HandlerDeps): Handlers => {
  const { app, session, compute, clock = systemClock } = deps;
  const vault = createVaultService(session, deps.vault);
  const settings = createSettingsService(session);
  const trials = createTrialService(session, compute, clock);
  const diary = createDiaryService(session, clock);
  const results = createResultService(session, compute, clock);
  const data = createDataService(session, clock);
  const hypotheses = createHypothesesService(compute, deps.resourcesDir);

  const profile = async () => {
    const opened = session.vault();
    if (!opened.ok) return opened;
    return ok((await opened.value.repos.profile.get()) ?? emptyProfile);
  };

  return {
    'app.info': async () => ok(app.info()),
    'vault.status': async () => ok(await vault.status()),
    'vault.pickFolder': async ({ purpose }) => ok({ folder: await app.pickFolder(purpose) }),
    'vault.create': ({ folder, passphrase }) => vault.create(folder, passphrase),
    'vault.confirmRecovery': ({ typed }) => vault.confirmRecovery(typed),
    'vault.unlock': ({ folder, passphrase }) => vault.unlock(folder, passphrase),
    'vault.openSample': () => vault.openSample(),
    'vault.lock': async () => ok(await vault.lock()),
    'profile.get': profile,
    'profile.save': async (next) => {
      const opened = session.vault();
      if (!opened.ok) return opened;
      await opened.value.repos.profile.save(next, new Date(clock.now()).toISOString());
      return ok(next);
    },
    'hypotheses.rank': async ({ tau }) => {
      const own = await profile();
      return own.ok ? hypotheses.rank(own.value, tau) : own;
    },
    'design.preview': (draft) => trials.preview(draft),
    'design.assurance': ({ draft, simulations }) =>
      trials.assurance(draft, simulations, (p) => app.emit('compute.progress', p)),
    'compute.cancel': async () => {
      compute.cancel();
      return ok({ cancelled: true });
    },
    'trials.list': () => trials.list(),
    'trials.start': (draft) => trials.start(draft),
    'trials.get': ({ id }) => trials.get(id),
    'trials.stop': ({ id, reason }) => trials.stop(id, reason),
    'diary.today': ({ day }) => diary.today(day),
    'diary.save': (entry) => diary.save(entry),
    'diary.undo': ({ day }) => diary.undo(day),
    'results.get': ({ id }) => results.get(id),
    'results.export': async ({ id, format }) => {
      const view = await results.get(id);
      return view.ok ? exportResult(view.value, format, app) : view;
    },
    'data.metrics': () => data.metrics(),
    'data.daily': ({ metric, from, to }) => data.daily(metric, from, to),
    'imports.list': () => data.imports(),
    'imports.pick': async () => ok({ paths: await app.pickFiles() }),
    'imports.start': ({ paths }) => data.startImport(paths, (p) => app.emit('imports.progress', p)),
    'imports.cancel': async () => ok(await data.cancelImport()),
    'imports.undo': ({ importId }) => data.undoImport(importId),
    'settings.get': () => settings.get(),
    'settings.save': (next) => settings.save(next),
  };
};
