import { join } from 'node:path';
import { createLastVault } from './app/last-vault.ts';
import { startShell } from './app/shell.ts';
import { type Clock, systemClock } from './clock/clock.ts';
import { localDayOf } from './clock/local-day.ts';
import { createCompute } from './compute/client.ts';
import { createHandlers } from './handlers.ts';
import { createSession } from './session/session.ts';

/** The composition root: makes the parts and hands each what it needs. */
startShell(({ deps, userData, fixedNow }) => {
  const { resourcesDir, modelsDir, sqliteBinding: nativeBinding } = deps;
  const clock: Clock = fixedNow === null ? systemClock : { ...systemClock, now: () => fixedNow };
  const session = createSession();
  const compute = createCompute({ modelsDir, resourcesDir });
  const handlers = createHandlers({
    app: deps,
    session,
    compute,
    resourcesDir,
    clock,
    vault: {
      defaultFolder: deps.defaultVaultFolder,
      official: deps.info().runtime.official,
      nativeBinding,
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
    handlers,
    close: async () => {
      await session.lock();
      await compute.close();
    },
  };
});
