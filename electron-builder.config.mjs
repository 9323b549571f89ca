import { inRoot } from './scripts/lib/paths.mjs';
import { afterPack } from './scripts/package/after-pack.mjs';

/** Where packages and installers are written, inside the checkout. */
export const output = 'out/package';

/** Kept out of the archive, because the system loads them as files: native modules and the libraries beside them. */
const natives = ['**/*.node', '**/*.so', '**/*.so.*', '**/*.dylib', '**/*.dll'];

// biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
const artifactName = 'n1-vault-${version}-${arch}.${ext}';

/**
 * How the staged app (scripts/package/stage.mjs) is packed. `electron`: from scripts/electron/resolve.mjs. What is
 * packed with the test runtime says so in its name and in a file, and only `dir` is ever built from it.
 *
 * @returns {import('electron-builder').Configuration}
 */
export const configuration = ({ electron }) => ({
  appId: 'org.n1vault.app',
  productName: electron.official ? 'N1 Vault' : 'N1 Vault TEST RUNTIME',
  executableName: electron.official ? 'n1-vault' : 'n1-vault-test',
  copyright: 'Apache-2.0',
  icon: inRoot('resources/icon/icon.png'),
  electronVersion: electron.version,
  electronDist: electron.dist, // in place already: nothing is downloaded
  directories: { output: inRoot(output, electron.official ? 'release' : 'test-runtime') },
  // "!**" first: a file is packed because a line below names it, never because nobody thought of it
  // the staged folder holds what is to be packed and nothing else (scripts/package/stage.mjs)
  files: ['**/*'],
  extraResources: [
    { from: inRoot('models'), to: 'models' },
    { from: inRoot('resources'), to: 'resources' },
  ],
  asar: { smartUnpack: false }, // only the native files leave the archive, not the scripts beside them
  asarUnpack: natives,
  electronLanguages: ['en-US', 'en-GB', 'de'],
  toolsets: { appimage: '1.0.3' }, // the older one starts every AppImage with --no-sandbox
  afterPack,
  npmRebuild: false, // the prebuilt natives come with the packages and are pinned by package-lock.json
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  forceCodeSigning: false,
  publish: null, // no updater: the app opens no connection
  removePackageScripts: true,
  compression: 'maximum',
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Science',
    synopsis: 'Your health data in an encrypted vault, and self-experiments that find out what helps you.',
    maintainer: 'N1 Vault',
    artifactName,
  },
  deb: { priority: 'optional', compression: 'xz' },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.healthcare-fitness',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: inRoot('scripts/package/entitlements.mac.plist'),
    entitlementsInherit: inRoot('scripts/package/entitlements.mac.plist'),
    artifactName,
  },
  win: { target: ['nsis'], artifactName },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
  },
});
