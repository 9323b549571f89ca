import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { programIn, setFuses } from './fuses.mjs';

const note =
  'This folder was packed with the TEST RUNTIME of N1 Vault, a third-party build of an old Electron.\n' +
  'It opens vaults of made-up data only. It is no release: do not hand it on.\n';

/** electron-builder's hook between packing and signing: sets the fuses, and marks what the test runtime is in. */
export const afterPack = async ({ appOutDir, electronPlatformName: platform, arch, packager }) => {
  const { productFilename: productName } = packager.appInfo;
  const executableName = packager.executableName ?? packager.appInfo.productFilename;
  const program = programIn(appOutDir, { platform, productName, executableName });
  const arm64 = arch === 3; // electron-builder's Arch.arm64
  await setFuses(program, platform, arm64 ? 'arm64' : 'x64');
  for (const name of ['default_app.key', 'default_app.asar'])
    await rm(join(appOutDir, 'resources', name), { force: true });
  if (basename(program).includes('test')) await writeFile(join(appOutDir, 'TEST-RUNTIME.txt'), note);
};
