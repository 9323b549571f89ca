import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../src/renderer/i18n/catalogue.ts';

const root = '../../../../src/renderer/';
const files = Object.entries(
  import.meta.glob<string>('../../../../src/renderer/**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).map(([path, text]) => ({ name: path.slice(root.length), text }));
const code = files
  .filter(({ name }) => !/messages|i18n\/(common|metrics)/.test(name))
  .map((f) => f.text)
  .join('\n');

/** Keys put together at run time: `result.${format}`. Whatever may fill the gap counts as used. */
const patterns = [...code.matchAll(/`([a-z]+\.[A-Za-z.-]*(?:\$\{[^}]*\}[A-Za-z.-]*)+)`/g)].map(
  (m) => new RegExp(`^${(m[1] ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[A-Za-z0-9-]+')}$`),
);

describe('the catalogue and the components', () => {
  it('has no message that nothing shows', () => {
    expect(files.length).toBeGreaterThan(150);
    const keys = Object.entries(catalogue).flatMap(([ns, { en }]) =>
      Object.keys(en).map((k) => `${ns}.${k}`),
    );
    const unused = keys.filter((k) => !code.includes(`'${k}'`) && !patterns.some((p) => p.test(k)));
    expect(unused).toEqual([]);
  });

  it('says the failures of the main process, which speaks English, in the language of the person', () => {
    const raw = files
      .filter(({ name }) => !name.startsWith('i18n/'))
      .flatMap(({ name, text }) =>
        [...text.matchAll(/\w*error\??\.message(?!\.includes)/gi)].map((m) => `${name}: ${m[0]}`),
      );
    expect(raw).toEqual([]);
  });

  it('keeps words out of attributes that people read or hear', () => {
    const literal =
      /\b(aria-label|aria-description|title|placeholder|label|hint|alt)=(?:"[^"]*\p{L}{2}[^"]*"|\{['`][^'`$]*\p{L}{2})/gu;
    const found = files.flatMap(({ name, text }) =>
      [...text.matchAll(literal)].map((m) => `${name}: ${m[0]}`),
    );
    expect(found).toEqual([]);
  });

  it('keeps words out of the text between tags', () => {
    // text of one line between two tags, or alone on its line below an opening tag
    const between = />\s*([^<>{}()=;'"`\n]*\p{L}{2}[^<>{}()=;`\n]*)\s*<\//gu;
    const found = files
      .filter(({ name }) => name.endsWith('.tsx'))
      .flatMap(({ name, text }) => [...text.matchAll(between)].map((m) => `${name}: ${(m[1] ?? '').trim()}`))
      .filter((hit) => !allowed.includes(hit));
    expect(found).toEqual([]);
  });
});

/** The product's name and the name of a key of the keyboard are the same in every language here. */
const allowed: readonly string[] = ['frame/Brand.tsx: N1 Vault', 'features/today/DiaryCard.tsx: Enter'];
