// `npm run visual`: every screen beside its accepted picture. `npm run visual -- --update` accepts what is there now.
import { build } from './lib/build.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';
import { runE2e } from './test/e2e.mjs';

await runMain(async () => {
  if (!(await build())) return 1;
  const args = process.argv.slice(2).map((arg) => (arg === '--update' ? '--update-snapshots=all' : arg));
  return (await runE2e(inRoot('out/test/visual.json'), ['visual.spec.ts', ...args])).code;
});
