import { build } from './lib/build.mjs';
import { runMain } from './lib/run.mjs';

/** `npm run build`: out/main, out/preload and out/renderer. */
await runMain(async () => ((await build()) ? 0 : 1));
