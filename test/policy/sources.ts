import { globSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** Reads the project's own text files, for tests that assert something about all of them. */
export const root = resolve(import.meta.dirname, '../..');

const ours = [
  '.ci/*',
  '*.{json,ts,md}',
  '{src,test,scripts,bin,docs}/**/*.{ts,tsx,mjs,js,h,md,css,html,json}',
];

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  path: string;
  text: string;
}

/** All own files that match the globs; generated and third-party files are no part of them. */
export const sources = (globs: string[] = ours): SourceFile[] =>
  globs
    .flatMap((glob) =>
      globSync(glob, {
        cwd: root,
        exclude: ['**/node_modules/**', 'out/**', 'package-lock.json', 'test/fixtures/**'],
      }),
    )
    .map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(join(root, path), 'utf8') }));

export const code = (folder = 'src'): SourceFile[] => sources([`${folder}/**/*.{ts,tsx}`]);

/** The text without comments, roughly: good enough to look for words that code may not hold. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

/** What a file imports: the specifiers of static and dynamic imports, re-exports and require calls. */
export const importsOf = (text: string): string[] =>
  [
    ...withoutComments(text).matchAll(
      /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\s*\(\s*)['"]([^'"\s]+)['"]/g,
    ),
  ].map((match) => match[1] ?? '');

/** A relative import as a path from the root. */
export const target = (file: SourceFile, specifier: string): string =>
  relative(root, resolve(root, file.path, '..', specifier))
    .split(sep)
    .join('/');
