import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProcess } from '../integration/cli/run.ts';

/** What the README, the documents and the user guide promise: every link, picture, command and screen is there. */
const root = resolve(import.meta.dirname, '../..');
const pages = [
  join(root, 'README.md'),
  join(root, 'CONTRIBUTING.md'),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, 'docs', name)),
];
const textOf = (file: string) => readFileSync(file, 'utf8');
const nameOf = (file: string) => relative(root, file);

/** GitHub's anchor of a heading. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchorsOf = (file: string) =>
  [...textOf(file).matchAll(/^#+ (.+)$/gm)].map((match) => anchor(match[1] ?? ''));

const linksOf = (file: string) =>
  [...textOf(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((to) => !/^https?:/.test(to));

describe('the documents', () => {
  it('link to files, pictures and headings that exist', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((to) => {
          const [path = '', part] = to.split('#');
          const file = path === '' ? page : resolve(dirname(page), path);
          return !existsSync(file) || (part !== undefined && !anchorsOf(file).includes(part));
        })
        .map((to) => `${nameOf(page)}: ${to}`),
    );
    expect(broken).toEqual([]);
    expect(pages.flatMap(linksOf).length).toBeGreaterThan(60);
  });

  it('describe every picture in words', () => {
    const bare = pages.flatMap((page) =>
      [...textOf(page).matchAll(/!\[([^\]]*)\]/g)]
        .filter((match) => (match[1] ?? '').length < 15)
        .map((match) => `${nameOf(page)}: ${match[0]}`),
    );
    expect(bare).toEqual([]);
  });

  it('name only scripts that package.json has', () => {
    const { scripts } = JSON.parse(textOf(join(root, 'package.json'))) as { scripts: Record<string, string> };
    const unknown = pages.flatMap((page) =>
      [...textOf(page).matchAll(/npm run ([a-z][\w:-]*)/g)]
        .filter((match) => !((match[1] ?? '') in scripts))
        .map((match) => `${nameOf(page)}: ${match[0]}`),
    );
    expect(unknown).toEqual([]);
  });

  it('name only commands and options that the command line has', async () => {
    const overview = (await inProcess(['--help'])).out;
    const commands = new Set([...overview.matchAll(/^ {2}([a-z][a-z-]+) {2,}/gm)].map((match) => match[1]));
    expect(commands.size).toBeGreaterThan(12);
    const unknown: string[] = [];
    for (const page of pages)
      for (const [said, command = ''] of textOf(page).matchAll(/`n1vault ([a-z][a-z-]*)[^`]*`/g)) {
        if (!commands.has(command)) unknown.push(`${nameOf(page)}: ${said}`);
        else {
          const help = await inProcess([command, '--help']);
          for (const [option] of said.matchAll(/--[a-z][a-z-]*/g))
            if (!`${help.out}${help.err}`.includes(option))
              unknown.push(`${nameOf(page)}: ${said} ${option}`);
        }
      }
    expect(unknown).toEqual([]);
  });
});

describe('the user guide', () => {
  const guide = join(root, 'docs/guide');

  it('has a page for every screen of the app, with a picture, keys and what to do when something goes wrong', () => {
    const routes = [
      ...textOf(join(root, 'src/renderer/routes.tsx')).matchAll(/^ {2}\| \{ name: '([a-z]+)'/gm),
    ];
    expect(routes.length).toBeGreaterThan(9);
    for (const name of [...routes.map((match) => match[1] ?? ''), 'welcome']) {
      const page = textOf(join(guide, `${name}.md`));
      expect(page, name).toMatch(/^# /);
      expect(page, name).toContain('-light.png)');
      expect(page, name).toContain('something goes wrong');
      expect(page, name).toContain('By keyboard');
    }
  });

  it('is reached from the README, and each page from its own first page', () => {
    expect(linksOf(join(root, 'README.md'))).toContain('docs/guide/README.md');
    const linked = linksOf(join(guide, 'README.md'));
    for (const file of readdirSync(guide).filter((name) => name.endsWith('.md') && name !== 'README.md'))
      expect(linked).toContain(file);
  });

  it('speaks of buttons by the names that they have', () => {
    const names = [
      ...readdirSync(join(root, 'src/renderer'), { recursive: true, encoding: 'utf8' })
        .filter((name) => /messages|common|words/.test(name) && name.endsWith('.ts'))
        .map((name) => textOf(join(root, 'src/renderer', name))),
    ].join('\n');
    const unknown = readdirSync(guide).flatMap((file) =>
      [...textOf(join(guide, file)).matchAll(/(?<![*\w])\*([^*\n]+)\*(?!\*)/g)]
        .map((match) => (match[1] ?? '').replace(/ \.\.\.$/, ''))
        .filter((said) => !names.toLowerCase().includes(said.toLowerCase()))
        .map((said) => `${file}: ${said}`),
    );
    expect(unknown).toEqual([]);
  });
});
