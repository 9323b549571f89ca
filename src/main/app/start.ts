import { join } from 'node:path';
import { app, dialog } from 'electron';
import { silenceTelemetry } from '../embedding/telemetry.ts';
import { alteredFile } from './integrity.ts';
import { refusedSwitch } from './refused-switches.ts';
import { isOfficialRuntime } from './runtime.ts';

/**
 * The first code of the app, before anything native is loaded: refuses a dangerous start and an altered
 * installation, then loads the app itself. Electron waits for this module before it becomes ready.
 */
const refuse = async (sentence: string): Promise<void> => {
  process.stderr.write(`${sentence}\n`);
  await app.whenReady();
  dialog.showErrorBox('N1 Vault did not start', sentence);
  app.exit(1);
};

/** Variables that make a native package load another file than its own. */
const detours = ['NAPI_RS_NATIVE_LIBRARY_PATH', 'NAPI_RS_FORCE_WASI'];

const reasonNotToStart = async (): Promise<string | null> => {
  if (!app.isPackaged) return null;
  for (const name of detours) delete process.env[name];
  const official = isOfficialRuntime(process.versions.electron);
  const found = refusedSwitch({ official, packaged: true }, (name) => app.commandLine.hasSwitch(name));
  if (found === 'no-sandbox')
    return (
      'This system does not let N1 Vault run its window in a sandbox (it was started with --no-sandbox), so it ' +
      'did not start. Your vault was not opened. Install the .deb package, which sets the sandbox up, or allow ' +
      'unprivileged user namespaces.'
    );
  if (found !== null)
    return (
      `N1 Vault was started with --${found}, which would let another program look into it, so it did not start. ` +
      'Your vault was not opened. Start it without that option.'
    );
  const altered = await alteredFile(
    join(import.meta.dirname, 'integrity.json'),
    join(process.resourcesPath, 'app.asar.unpacked'),
  );
  if (altered !== null)
    return (
      `A file of N1 Vault is missing or was changed after it was made (${altered}), so it did not start. Your ` +
      'vault was not opened and is safe. Install N1 Vault again from its official source.'
    );
  return null;
};

silenceTelemetry();
const reason = await reasonNotToStart();
if (reason === null) await import('../index.ts');
else void refuse(reason);
