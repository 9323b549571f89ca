import { fail, ok } from '../shared/errors.ts';
import type { ImportProgress } from '../shared/samples.ts';
import { type Clock, systemClock } from './clock/clock.ts';
import { localDayOf } from './clock/local-day.ts';
import type { Compute } from './compute/client.ts';
import { createDataService, settingsOf } from './data/service.ts';
import { createTables } from './data/tables.ts';
import { createUnitChoice } from './data/unit-choice.ts';
import { createDataViews } from './data/views.ts';
import { createDiaryService } from './diary/service.ts';
import { associationsOf } from './hypotheses/associations.ts';
import { baselineOf, spreadOf, withBaseline } from './hypotheses/baseline.ts';
import { optionsOf, saveOptions } from './hypotheses/options.ts';
import { ownTrialsOf } from './hypotheses/own-trials.ts';
import { createHypothesesService, emptyProfile } from './hypotheses/service.ts';
import type { AppDeps } from './ipc/app-deps.ts';
import type { Handlers } from './ipc/router.ts';
import { createLocalModelService } from './local-model/service.ts';
import type { ReminderService } from './reminders/service.ts';
import { exportResult } from './report/export.ts';
import { createResultService } from './results/service.ts';
import { createBackupSchedule } from './session/backup-schedule.ts';
import { createBackupService } from './session/backup-service.ts';
import { createKeyService } from './session/key-service.ts';
import { createPickedFolders } from './session/picked-folders.ts';
import type { Session } from './session/session.ts';
import { createUpkeepService } from './session/upkeep-service.ts';
import { createVaultService, type VaultServiceOptions } from './session/vault-service.ts';
import type { LookStore } from './settings/look.ts';
import { createSettingsService } from './settings/service.ts';
import { createPriorServiceClient } from './sharing/prior-service.ts';
import { createSharingService } from './sharing/service.ts';
import { createSafetyGate } from './trials/gate.ts';
import { createTrialService } from './trials/service.ts';

export interface HandlerDeps {
  app: AppDeps;
  session: Session;
  compute: Compute;
  vault: VaultServiceOptions;
  resourcesDir: string;
  /** Appearance and language for the locked screen. */
  look?: LookStore;
  clock?: Clock;
  /** Left out where nobody can be reminded (tests, no window). */
  reminders?: ReminderService;
}

const notAvailable = () => fail('not-available', 'Reminders are not available here. Nothing was changed.');

/** Every channel of the contract, answered by a service. The only place where channels and services meet. */
export const createHandlers = (deps: HandlerDeps): Handlers => {
  const { app, session, compute, clock = systemClock } = deps;
  const backups = createBackupService(session, clock, {
    binding: deps.vault.nativeBinding,
    official: deps.vault.official,
  });
  const vault = createVaultService(session, deps.vault, {
    backups,
    opened: createBackupSchedule(session, backups).opened,
  });
  const picked = createPickedFolders();
  const keys = createKeyService(session, deps.vault.deviceKeys);
  const upkeep = createUpkeepService(session, clock, {
    nativeBinding: deps.vault.nativeBinding,
    official: deps.vault.official,
    onProgress: (progress) => app.emit('vault.progress', progress),
  });
  const settings = createSettingsService(session, deps.look);
  const trials = createTrialService(session, compute, clock, createSafetyGate(deps.resourcesDir));
  const diary = createDiaryService(session, clock);
  const results = createResultService(session, compute, clock);
  const data = createDataService(session, clock, deps.vault.nativeBinding);
  const views = createDataViews(session, clock);
  const units = createUnitChoice(session, () => app.info().locale);
  const tables = createTables(session);
  const sharing = createSharingService(session, compute, { results, trials }, clock);
  const hypotheses = createHypothesesService(compute, deps.resourcesDir);
  const localModel = createLocalModelService(session, { compute, resourcesDir: deps.resourcesDir });
  const prior = createPriorServiceClient(session, {
    compute,
    hypotheses,
    resourcesDir: deps.resourcesDir,
    clock,
  });

  const importProgress = (p: ImportProgress) => app.emit('imports.progress', p);
  const profile = async () => {
    const opened = session.vault();
    if (!opened.ok) return opened;
    return ok((await opened.value.repos.profile.get()) ?? emptyProfile);
  };

  return {
    'app.info': async () => ok({ ...app.info(), zone: clock.zone }), // one clock for the whole app
    'app.copySecret': async ({ text }) => ok(app.copySecret(text)),
    'vault.status': async () => ok(await vault.status()),
    'vault.pickFolder': async ({ purpose }) => {
      const folder = await app.pickFolder(purpose);
      picked.add(folder);
      return ok({ folder });
    },
    'vault.create': ({ folder, passphrase }) => vault.create(folder, passphrase),
    'vault.confirmRecovery': ({ typed }) => keys.confirmRecovery(typed),
    'vault.unlock': ({ folder, passphrase }) => vault.unlock(folder, passphrase),
    'vault.openSample': () => vault.openSample(),
    'vault.lock': async () => ok(await vault.lock()),
    'vault.strength': async ({ passphrase }) => ok(await keys.strength(passphrase)),
    'vault.changePassphrase': ({ current, next }) => keys.changePassphrase(current, next),
    'vault.renewRecovery': ({ secret }) => keys.renewRecovery(secret),
    'vault.rotateKey': ({ passphrase }) => keys.rotateKey(passphrase),
    'vault.deviceKey': () => keys.deviceKey(),
    'vault.rememberDevice': ({ on, passphrase }) => keys.rememberDevice(on, passphrase),
    'vault.unlockWithDevice': ({ folder }) => vault.unlockWithDevice(folder),
    'vault.verify': () => upkeep.verify(),
    'vault.salvage': ({ folder, secret, to }) => upkeep.salvage(folder, secret, to),
    'vault.exportAll': async ({ folder }) => picked.refusal(folder) ?? upkeep.exportAll(folder),
    'vault.importOpenExport': ({ folder }) => upkeep.importOpenExport(folder),
    'backups.list': () => backups.list(vault.folder()),
    'backups.make': () => backups.make('by-hand'),
    'backups.restore': ({ id, passphrase }) => vault.restore(id, passphrase),
    'backups.undoRestore': ({ passphrase }) => vault.undoRestore(passphrase),
    'backups.setFolder': async ({ folder }) =>
      (folder === null ? null : picked.refusal(folder)) ?? backups.setFolder(folder),
    'profile.get': profile,
    'profile.save': async (next) => {
      const opened = session.vault();
      if (!opened.ok) return opened;
      await opened.value.repos.profile.save(next, new Date(clock.now()).toISOString());
      return ok(next);
    },
    'hypotheses.rank': async ({ tau }) => {
      const own = await profile();
      if (!own.ok) return own;
      const learned = await ownTrialsOf(session, results, localDayOf(clock.now(), clock.zone));
      if (!learned.ok) return learned;
      const computed = await baselineOf(session, clock, deps.resourcesDir);
      const now = computed.ok ? computed.value : null;
      const line = tau ?? (await optionsOf(session)).tau;
      return hypotheses.rank(withBaseline(own.value, now), line, {
        ...learned.value,
        ...spreadOf(now),
        population: await prior.learned(),
        local: { suggestions: await localModel.suggestions() },
      });
    },
    'profile.baseline': () => baselineOf(session, clock, deps.resourcesDir),
    'hypotheses.options': async () => ok(await optionsOf(session)),
    'hypotheses.saveOptions': (options) => saveOptions(session, options),
    'localModel.get': () => localModel.view(),
    'localModel.save': ({ address, model }) => localModel.configure(address, model),
    'localModel.ask': ({ key }) => localModel.ask(key),
    'hypotheses.associations': () => associationsOf(session, compute, clock),
    'design.preview': (draft) => trials.preview(draft),
    'design.assurance': ({ draft, simulations }) =>
      trials.assurance(draft, simulations, (p) => app.emit('compute.progress', p)),
    'design.recommend': (draft) => trials.recommend(draft, (p) => app.emit('compute.progress', p)),
    'compute.cancel': async () => {
      compute.cancel();
      return ok({ cancelled: true });
    },
    'trials.list': () => trials.list(),
    'trials.start': (draft) => trials.start(draft),
    'trials.get': ({ id }) => trials.get(id),
    'trials.stop': ({ id, reason }) => trials.stop(id, reason),
    'trials.check': (draft) => trials.check(draft),
    'trials.record': ({ id, action }) => trials.record(id, action),
    'trials.packingSheet': async ({ id }) => {
      const sheet = await trials.packingSheet(id);
      if (!sheet.ok) return sheet;
      const path = await app.savePath('packing-sheet.pdf');
      if (path !== null) await app.writePdf(sheet.value.html, path);
      return ok({ path });
    },
    'reminders.get': async () => deps.reminders?.get() ?? notAvailable(),
    'reminders.save': async (next) => deps.reminders?.save(next) ?? notAvailable(),
    'diary.history': ({ day }) => diary.history(day),
    'diary.today': ({ day }) => diary.today(day),
    'diary.save': (entry) => diary.save(entry),
    'diary.undo': ({ day }) => diary.undo(day),
    'results.get': ({ id }) => results.get(id),
    'results.export': async ({ id, format, language: asked }) => {
      const found = await results.exportable(id);
      if (!found.ok) return found;
      const chosen = await settings.get();
      const language = asked ?? (chosen.ok ? chosen.value.language : 'en');
      return exportResult({ ...found.value, language }, format, app);
    },
    'results.sensitivity': ({ id }) => results.sensitivity(id, (p) => app.emit('compute.progress', p)),
    'results.settle': ({ id }) => results.settle(id, (p) => app.emit('compute.progress', p)),
    'results.history': () => results.history(),
    'results.conclude': ({ id, ...decision }) => results.conclude(id, decision),
    'results.checkIn': ({ id, ...said }) => results.checkIn(id, said),
    'data.metrics': () => data.metrics(),
    'data.daily': ({ metric, from, to }) => data.daily(metric, from, to),
    'data.overview': () => views.overview(),
    'data.series': ({ metric, from, to }) => views.series(metric, from, to),
    'data.day': ({ metric, day, offset }) => views.day(metric, day, offset ?? 0),
    'units.get': () => units.get(),
    'units.save': (next) => units.save(next),
    'tables.guess': (place) => tables.guess(place),
    'tables.try': ({ mapping, ...place }) => tables.attempt(place, mapping),
    'tables.save': ({ header, mapping }) => tables.save(header, mapping),
    'imports.list': () => data.imports(),
    'imports.pick': async () => ok({ paths: await app.pickFiles() }),
    'imports.preview': ({ paths, ...settings }) => data.preview(paths, settingsOf(settings)),
    'imports.start': async ({ paths, ...settings }) => {
      const saved = await backups.make('before-import');
      return saved.ok ? data.startImport(paths, importProgress, settingsOf(settings)) : saved;
    },
    'imports.interrupted': () => data.interrupted(),
    'imports.resume': ({ importId }) => data.resumeImport(importId, importProgress),
    'imports.discard': ({ importId }) => data.discardImport(importId),
    'imports.cancel': async () => ok(await data.cancelImport()),
    'imports.undo': ({ importId }) => data.undoImport(importId),
    'zones.get': () => data.zones(),
    'zones.view': () => views.zones(),
    'zones.set': ({ spans }) => data.setZones(spans),
    'sharing.budget': () => sharing.budget(),
    'sharing.offer': (request) => sharing.offer(request),
    'sharing.release': (request) => sharing.release(request),
    'sharing.history': () => sharing.history(),
    'sharing.save': ({ seq }) => sharing.save(seq, (name) => app.savePath(name)),
    'sharing.acceptLost': () => sharing.acceptLost(),
    'prior.view': () => prior.view(),
    'prior.configure': ({ address }) => prior.configure(address),
    'prior.draft': (request) => prior.draft(request),
    'prior.draw': (request) => prior.draw(request),
    'prior.ask': ({ seq }) => prior.ask(seq),
    'prior.token': ({ seq, enrolment }) => prior.token(seq, enrolment),
    'prior.contribute': ({ seq }) => prior.contribute(seq),
    'settings.get': () => settings.get(),
    'settings.save': (next) => settings.save(next),
  };
};
