// `npm run screenshots`: every screen on Alice's vault, then every state of every screen, at 1280 and 900, light and
// dark, into out/screenshots; about ten minutes. The states are checked on the way (axe, structure, nothing cut).
import { build } from './lib/build.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';
import { runE2e } from './test/e2e.mjs';

await runMain(async () => {
  if (!(await build())) return 1;
  const screens = await runE2e(inRoot('out/test/screens.json'), ['--grep', '@screens']);
  process.env.N1VAULT_STATES = '1';
  const states = await runE2e(inRoot('out/test/states.json'), ['states.spec.ts']);
  return screens.code || states.code;
});
