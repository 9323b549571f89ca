/** Lays PNGs side by side on one sheet: node test/ui/sheet.ts OUT.png [--columns 2] [--width 800] FILE... */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { columns: { type: 'string', default: '2' }, width: { type: 'string', default: '800' } },
});
const [out = '', ...files] = positionals;
const images = files.map((f) => `<img src="data:image/png;base64,${readFileSync(f).toString('base64')}">`);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({
  viewport: { width: Number(flags.width) * Number(flags.columns), height: 600 },
});
await page.setContent(
  `<style>body{margin:0;display:grid;grid-template-columns:repeat(${flags.columns},1fr);gap:6px;background:#888}img{width:100%}</style>${images.join('')}`,
);
await page.screenshot({ path: out, fullPage: true });
await browser.close();
