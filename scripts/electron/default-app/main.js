/**
 * Stands in for Electron's own default app, which the test runtime's package lacks: starts the app whose folder
 * (or file) is named on the command line, as `electron [-r module]... <folder>` does. Runs inside Electron, before
 * the app. Electron waits for this module to end before it becomes ready, hence the awaits.
 */
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const parse = (argv) => {
  const preload = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i];
    if (word === '-r' || word === '--require') preload.push(argv[++i]);
    else if (word === '--version' || word === '-v') return { version: true, preload };
    else if (word.startsWith('--app=')) return { target: word.slice('--app='.length), preload };
    else if (!word.startsWith('-')) return { target: word, preload }; // what follows belongs to the app
  }
  return { preload };
};

const manifestOf = (folder) => {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return null;
  }
};

const start = async (target) => {
  const folder = resolve(target);
  const manifest = manifestOf(folder);
  if (manifest) {
    app.name = manifest.productName ?? manifest.name ?? app.name;
    if (manifest.version) app.setVersion(manifest.version);
    app.setDesktopName(manifest.desktopName ?? `${manifest.name}.desktop`);
  }
  const entry = createRequire(join(folder, 'noop.js')).resolve(folder);
  app.setAppPath(manifest ? folder : dirname(entry));
  process.defaultApp = true;
  const esm = entry.endsWith('.mjs') || (manifest?.type === 'module' && !entry.endsWith('.cjs'));
  if (esm) await import(pathToFileURL(entry).href);
  else Module._load(entry, null, true); // as the main module, so that require.main is the app
};

const { target, preload, version } = parse(process.argv.slice(1));
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (!target) {
  process.stderr.write('Usage: electron [-r module] <folder with a package.json, or a script>\n');
  process.exit(1);
}
if (preload.length > 0) Module._preloadModules(preload); // what Playwright hands over with -r
try {
  await start(target);
} catch (error) {
  process.stderr.write(`The app could not be loaded: ${error.stack}\n`);
  process.exit(1);
}
