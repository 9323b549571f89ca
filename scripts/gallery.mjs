import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { runMain, say } from './lib/run.mjs';

/**
 * `npm run gallery`: all charts in their states, in any browser of this computer, drawn anew with each change of their
 * source. For development; the app has no such page. Ends with Ctrl and C.
 */
await runMain(async () => {
  const server = await createServer({
    configFile: false,
    root: resolve(import.meta.dirname, '../test/unit/renderer/harness'),
    plugins: [react()],
    server: { host: '127.0.0.1', fs: { allow: [resolve(import.meta.dirname, '..')] } },
  });
  await server.listen();
  say(`Gallery of the charts: ${server.resolvedUrls?.local[0] ?? ''}#gallery`);
  await new Promise((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
  await server.close();
  return 0;
});
