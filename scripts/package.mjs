import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { configuration } from '../electron-builder.config.mjs';
import { resolveElectron } from './electron/resolve.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { Refusal, runMain, say } from './lib/run.mjs';
import { stagePackage } from './package/stage.mjs';

/** Folder name that electron-builder gives the unpacked app. */
const unpacked = () => {
  const system = { darwin: 'mac', win32: 'win' }[process.platform] ?? 'linux';
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  return process.platform === 'darwin' ? `${system}${arch}` : `${system}${arch}-unpacked`;
};

/**
 * Packs the app for this computer's own system. `dir`: a folder that starts, no installer; only this is ever made
 * from the test runtime, and it says so in its name. Answers the folder or the list of installers.
 */
export const packageApp = async ({ dir = false } = {}) => {
  const electron = await resolveElectron({ officialOnly: !dir });
  await ensureBuilt();
  const { build, Platform } = await import('electron-builder');
  const config = configuration({ electron });
  // outside the checkout: electron-builder looks for packages in all folders above, too
  const projectDir = await mkdtemp(join(tmpdir(), 'n1-vault-stage-'));
  const folder = join(config.directories.output, unpacked());
  await rm(folder, { recursive: true, force: true });
  const artefacts = await stagePackage(projectDir, process.platform, process.arch)
    .then(() =>
      build({
        projectDir,
        publish: 'never',
        config,
        targets: dir ? Platform.current().createTarget('dir') : Platform.current().createTarget(),
      }),
    )
    .finally(() => rm(projectDir, { recursive: true, force: true }));
  if (!existsSync(folder)) throw new Refusal(`electron-builder ended without making ${folder}.`);
  return { folder, artefacts, electron, config };
};

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false } } });
    const { folder, artefacts, electron } = await packageApp({ dir: values.dir });
    if (!electron.official) say('This is NOT a release: it was packed with the test runtime.');
    process.stdout.write(`${[...artefacts, folder].join('\n')}\n`);
    return 0;
  });
}
