import { join } from 'node:path';
import { createDeviceKeys } from './app/device-keys.ts';
import { createLastVault } from './app/last-vault.ts';
import { createLook } from './app/look.ts';
import { startShell } from './app/shell.ts';
import { type Clock, systemClock } from './clock/clock.ts';
import { localDayOf } from './clock/local-day.ts';
import { createCompute } from './compute/client.ts';
import { createHandlers } from './handlers.ts';
import { followWarmUp } from './hypotheses/follow-warm-up.ts';
import { createWarmUp } from './hypotheses/warm-up.ts';
import { followLog } from './log/follow.ts';
import { createLog } from './log/log.ts';
import { followReminders } from './reminders/follow.ts';
import { outsideNote } from './reminders/outside-note.ts';
import { createReminderService } from './reminders/service.ts';
import { createSession } from './session/session.ts';
import { createSettingsService } from './settings/service.ts';

/** The composition root: makes the parts and hands each what it needs. */
startShell(({ deps, userData, fixedNow, testClock }) => {
  const { resourcesDir, modelsDir, sqliteBinding: nativeBinding } = deps;
  const fixed: Clock = fixedNow === null ? systemClock : { ...systemClock, now: () => fixedNow };
  const clock: Clock = testClock ?? fixed;
  const log = createLog({ folder: join(userData, 'logs'), now: Date.now });
  log.event('app-started');
  const session = createSession();
  const compute = createCompute({ modelsDir, resourcesDir }, undefined, () => session.vault());
  const reminders = createReminderService({
    session,
    clock,
    notifier: deps.notifier,
    language: async () => {
      const settings = await createSettingsService(session).get();
      return settings.ok ? settings.value.language : 'en';
    },
    outside: outsideNote(join(userData, 'reminders.json')),
    ...(testClock ? { pollMs: 200 } : {}),
  });
  const warmUp = createWarmUp(session, compute);
  const handlers = createHandlers({
    reminders,
    app: deps,
    session,
    compute,
    resourcesDir,
    clock,
    look: createLook(join(userData, 'look.json'), deps.info().locale),
    vault: {
      defaultFolder: deps.defaultVaultFolder,
      official: deps.info().runtime.official,
      nativeBinding,
      deviceKeys: createDeviceKeys(join(userData, 'device-keys')),
      ...createLastVault(join(userData, 'last-vault.json')),
      openSample: async () => {
        const { openSampleVault } = await import('./demo/sample.ts'); // large, and seldom needed at a start
        return openSampleVault(join(userData, 'sample-vault'), {
          resourcesDir,
          modelsDir,
          nativeBinding,
          today: localDayOf(clock.now(), clock.zone),
          zone: clock.zone,
        });
      },
    },
  });
  return {
    handlers: followLog(followWarmUp(followReminders(handlers, reminders), warmUp), log, Date.now),
    staysInBackground: reminders.staysInBackground,
    close: async () => {
      reminders.stop();
      await session.lock();
      await compute.close();
      log.event('app-stopped');
    },
  };
});
