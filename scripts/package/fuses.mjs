import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * Electron's fuses, as a packaged N1 Vault has them: the program is the app and nothing else. It is no Node, takes
 * no options and no inspector from the environment, and loads its code from its own archive alone.
 */
export const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true, // macOS and Windows; without effect on Linux
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/** The program inside a packed folder. */
export const programIn = (folder, { platform, productName, executableName }) =>
  ({
    darwin: join(folder, `${productName}.app`),
    win32: join(folder, `${productName}.exe`),
  })[platform] ?? join(folder, executableName);

export const setFuses = (program, platform, arch) =>
  flipFuses(program, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: platform === 'darwin' && arch === 'arm64',
    ...fuses,
  });

const ON = 49; // '1' in the fuse wire; '0' is off, 'r' removed

/** The fuses of a program as names and switches, e.g. `{ RunAsNode: false, ... }`. */
export const readFuses = async (program) => {
  const wire = await getCurrentFuseWire(program);
  return Object.fromEntries(
    Object.entries(FuseV1Options)
      .filter(([, index]) => typeof index === 'number' && wire[index] !== undefined)
      .map(([name, index]) => [name, wire[index] === ON]),
  );
};
