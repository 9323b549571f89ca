import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { buildServer, isServerFresh } from './lib/build.mjs';
import { inRoot } from './lib/paths.mjs';
import { say } from './lib/run.mjs';

/**
 * `npm run server`: the prior service as an operator runs it, from out/server/index.js, built first where its sources
 * have changed (docs/prior-service.md). Where the build tools are not installed (npm ci --omit=dev) what was built runs.
 */
const built = inRoot('out/server/index.js');
const canBuild = existsSync(inRoot('node_modules/vite/bin/vite.js'));
if (canBuild && !isServerFresh()) {
  say('Building the prior service ...');
  if (!(await buildServer())) process.exit(1);
}
await import(pathToFileURL(built).href);
