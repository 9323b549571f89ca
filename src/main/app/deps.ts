import { join } from 'node:path';
import { app, type BrowserWindow, clipboard } from 'electron';
import type { AppDeps } from '../ipc/app-deps.ts';
import { emitTo } from './bind-ipc.ts';
import { createDialogs } from './dialogs.ts';
import { writePdf } from './pdf.ts';
import { isOfficialRuntime } from './runtime.ts';
import { createSecretClipboard } from './secret-clipboard.ts';

/** Where a new vault is suggested: in the documents, or at home on a system that knows no such folder. */
const suggestedFolder = (): string => {
  try {
    return join(app.getPath('documents'), 'N1 Vault');
  } catch {
    return join(app.getPath('home'), 'N1 Vault');
  }
};

/** What the shell itself needs beside what the services see. */
export interface ShellDeps extends AppDeps {
  /** Takes a copied secret off the clipboard: at a lock and before the app ends. */
  clearSecrets(): Promise<void>;
}

/** The shell as the services see it. `current` answers the window of the moment, or null. */
export const createAppDeps = (current: () => BrowserWindow | null): ShellDeps => {
  const base = app.isPackaged ? process.resourcesPath : app.getAppPath();
  const official = isOfficialRuntime(process.versions.electron);
  const secrets = createSecretClipboard(clipboard);
  return {
    info: () => ({
      version: app.getVersion(),
      runtime: { electron: process.versions.electron, official },
      locale: app.getLocale() || 'en',
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
      synthetic: !official, // the test runtime sees made-up data only
    }),
    ...createDialogs(current),
    writePdf,
    copySecret: secrets.copy,
    clearSecrets: secrets.clearNow,
    emit: (event, payload) => emitTo(current(), event, payload),
    defaultVaultFolder: suggestedFolder(),
    resourcesDir: join(base, 'resources'),
    modelsDir: join(base, 'models'),
    // Made by scripts/electron/sqlite-binding.mjs; an official Electron never loads a file named by a variable.
    sqliteBinding: official ? undefined : process.env['N1VAULT_SQLITE_BINDING'] || undefined,
  };
};
