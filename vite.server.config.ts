import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The prior service as one file for Node: out/server/index.js. Packages are not bundled. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: resolve(import.meta.dirname, 'src/server/index.ts'),
    outDir: 'out/server',
    target: 'node20',
    minify: false,
    sourcemap: true,
    rollupOptions: { output: { entryFileNames: 'index.js', chunkFileNames: '[name]-[hash].js' } },
  },
});
