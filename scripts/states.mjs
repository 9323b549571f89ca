// `npm run states`: every state of every screen under axe and the checks of its structure; about eight minutes.
import { build } from './lib/build.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';
import { runE2e } from './test/e2e.mjs';

await runMain(async () => {
  if (!(await build())) return 1;
  process.env.N1VAULT_STATES = '1';
  return (await runE2e(inRoot('out/test/states.json'), ['states.spec.ts', ...process.argv.slice(2)])).code;
});
