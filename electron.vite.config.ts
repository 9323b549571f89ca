import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Native packages stay outside the bundle; everything else is bundled, so that a staged app needs only these. */
const native = ['better-sqlite3-multiple-ciphers', '@node-rs/argon2', 'onnxruntime-node', 'electron'];
const here = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        external: [...native, /^node:/],
        input: {
          start: here('src/main/app/start.ts'),
          index: here('src/main/index.ts'),
          cli: here('src/cli/index.ts'),
          'strength-worker': here('src/main/vault/keys/strength-worker.ts'),
          'vault-worker': here('src/main/vault/worker.ts'),
          'import-worker': here('src/main/imports/worker.ts'),
          'compute-worker': here('src/main/compute/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        external: ['electron'],
        input: { index: here('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src/renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: here('src/renderer/index.html') } },
    },
  },
});
