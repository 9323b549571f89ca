import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { percent, signed } from '../../src/main/report/words.ts';
import type { AnalysisResult, AnalysisSpec } from '../../src/shared/analysis.ts';
import type { ResultView } from '../../src/shared/trial.ts';
import { answerDialogs, expectAccessible, invoke, type Launched, launchApp, tempFolder } from './harness.ts';

/**
 * The result of the worked case (Alice's finished trial, 84 days) in real Electron: its parts, what is worked out
 * when it comes into view, the decision, the history; and the PDF, every figure of which has to be the one that
 * `n1vault analyse` gives for the specification that the app exports.
 */
test.describe.configure({ mode: 'serial' });

const TODAY = '2026-04-16T18:00:00Z';
const root = resolve(import.meta.dirname, '../..');
let app: Launched;
let page: Page;
const go = (place: string) => page.getByRole('navigation').getByRole('button', { name: place }).click();
const openResult = async () => {
  await go('Trials');
  await page
    .getByRole('button', { name: /^Result/ })
    .last()
    .click();
  await expect(page.getByText('Your own trial says').first()).toBeVisible({ timeout: 60_000 });
};

test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await launchApp({ now: TODAY });
  page = app.page;
  await page.getByText('Look around with Alice first').click();
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 120_000 });
});
test.afterAll(() => app.close());

test('works out other analyses when they come into view, and says what no model would', async () => {
  await openResult();
  await page.getByRole('heading', { name: 'Would another analysis say the same?' }).scrollIntoViewIfNeeded();
  await expect(page.getByText('Each row changes one choice.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/randomisation test, p = 0\.\d+/)).toBeVisible();
  await expect(page.getByText(/Days without a value\./)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What was predicted, what happened' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Unwanted effects' })).toBeVisible();
});

// the worked case is open after 84 days: docs/demo.md has how rarely such a trial is not
test('says what would settle an open question, in so many of 100', async () => {
  const card = page.getByRole('heading', { name: 'What would settle it' });
  await card.scrollIntoViewIfNeeded();
  await expect(page.getByText(/of 100 people whose days look like yours/)).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page, 'result');
});

test('keeps a decision with the result and shows it in the history', async () => {
  await page.getByRole('radio', { name: 'Try it longer' }).scrollIntoViewIfNeeded();
  await page.getByText('Try it longer').click();
  await page.getByLabel('Why, in your own words').fill('Twelve weeks were not enough.');
  await page.getByRole('button', { name: 'Keep this decision' }).click();
  await expect(page.getByText('Decided to try longer')).toBeVisible();
  await page.getByRole('button', { name: 'All trials and decisions' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'One trial, one answer.' })).toBeVisible();
  await expect(page.getByText(/Decided to try longer\. Twelve weeks were not enough\./)).toBeVisible();
  await expectAccessible(page, 'history');
});

const exportAs = async (item: string, file: string): Promise<string> => {
  const path = join(await tempFolder('export'), file);
  await answerDialogs(app.app, [path]);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await expect(page.getByText(`Written to ${path}`)).toBeVisible({ timeout: 30_000 });
  return path;
};

test('prints a tagged report of two pages with the figures of n1vault analyse', async () => {
  await openResult();
  const pdf = await getDocumentProxy(
    new Uint8Array(readFileSync(await exportAs('PDF for your clinician', 'r.pdf'))),
  );
  expect(pdf.numPages).toBe(2);
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  for (const n of [1, 2]) {
    const tree = await (await pdf.getPage(n)).getStructTree(); // from the StructTreeRoot
    const roles = JSON.stringify(tree).match(/"role":"(\w+)"/g) ?? [];
    expect(roles).toContain('"role":"H2"');
    expect(roles.some((r) => r.includes('Table') || r.includes('Figure'))).toBe(true);
  }
  const { text } = await extractText(pdf, { mergePages: true });
  const said = text.replace(/[\s\u00a0\u00ad]+/g, ' ');

  const spec = await exportAs('For a statistician (JSON for n1vault analyse)', 'analysis.json');
  const { arms, days } = JSON.parse(readFileSync(spec, 'utf8')) as AnalysisSpec;
  const ran = await promisify(execFile)(process.execPath, [
    join(root, 'bin/n1vault.mjs'),
    'analyse',
    '--spec',
    spec,
    '--json',
  ]);
  const a = JSON.parse(ran.stdout) as AnalysisResult;

  const order = [
    'Question',
    'Design and commitment',
    'Answers and adherence',
    "The person's own days",
    'Estimates,',
    'Probability of a worthwhile effect',
    'Other analyses of',
    'Adverse events',
    'What this report cannot say',
    'Methods',
  ];
  const at = order.map((heading) => said.indexOf(` ${heading} `.replace(', ', ',')));
  expect(
    at.every((i) => i > 0),
    String(at),
  ).toBe(true);
  expect(at.toSorted((x, y) => x - y)).toEqual(at);

  const best = a.effects.reduce((b, e) => (e.pBest > b.pBest ? e : b));
  expect(said).toContain(`: ${percent(best.pAtLeastMcid)} sure that it prevents at least`);
  for (const e of a.effects) {
    const q = e.quantiles;
    expect(said).toContain(
      [
        signed(q['0.5']),
        `${signed(q['0.1'])} to ${signed(q['0.9'])}`,
        `${signed(q['0.025'])} to ${signed(q['0.975'])}`,
        percent(e.pBetter),
        percent(e.pAtLeastMcid),
        percent(e.pHarmAtLeastMcid),
        percent(e.pInRope),
        percent(e.pBest),
      ].join(' '),
    );
    expect(said).toContain(
      `: ${percent(e.pAtLeastMcid)}. Before the trial, from the published studies alone: ${percent(e.prior.pAtLeastMcid)}.`,
    );
  }
  expect(said).toContain(`The reference is the best of all with probability ${percent(a.pBestReference)}`);
  expect(said).toContain(`Engine ${a.engine.version}, numerical seed ${a.engine.seed}.`);
  expect(said).toContain(`${a.data.observed} of ${a.data.days} days observed`);
  if (a.diagnostics.paretoK !== null)
    expect(said).toContain(
      `Pareto k ${a.diagnostics.paretoK.toFixed(2).replace('-', '\u2212')}, effective sample ${Math.round(a.diagnostics.ess ?? 0)}`,
    );
  for (const arm of arms) {
    const known = days.filter((d) => d.arm === arm && d.y !== null);
    const yes = known.reduce((n, d) => n + (d.y ?? 0), 0);
    expect(said, arm).toContain(` ${((28 * yes) / known.length).toFixed(1)} `);
  }
});

test('prints the same report in German: two pages, tagged, the same figures', async () => {
  const pdf = await getDocumentProxy(
    new Uint8Array(readFileSync(await exportAs('The PDF in German', 'bericht.pdf'))),
  );
  expect(pdf.numPages).toBe(2);
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  expect((await pdf.getMetadata()).info).toMatchObject({ Language: 'de' });
  const said = (await extractText(pdf, { mergePages: true })).text.replace(/[\s\u00a0\u00ad]+/g, ' ');
  const id = /Studie ([0-9a-f-]{36})/.exec(said)![1]!;
  const result = (await invoke(page, 'results.get', { id })) as { value: ResultView };
  const german = (x: number) => signed(x).replace('.', ',');
  for (const { quantiles: q, pBetter, pAtLeastMcid } of result.value.analysis!.effects)
    expect(said).toContain(
      `${german(q['0.5'])} ${german(q['0.1'])} bis ${german(q['0.9'])} ${german(q['0.025'])} bis ${german(q['0.975'])} ${percent(pBetter)} ${percent(pAtLeastMcid)}`,
    );
  expect(said).toContain('Was dieser Bericht nicht sagen kann');

  // without a choice the report follows the app's language
  const path = join(await tempFolder('export'), 'bericht.html');
  await answerDialogs(app.app, [path]);
  const settings = (await invoke(page, 'settings.get', {})) as { value: object };
  await invoke(page, 'settings.save', { ...settings.value, language: 'de' });
  expect(await invoke(page, 'results.export', { id, format: 'html' })).toMatchObject({ ok: true });
  await invoke(page, 'settings.save', settings.value);
  expect(readFileSync(path, 'utf8')).toContain('<html lang="de">');
});

test('writes FHIR, JSON and CSV of the same days', async () => {
  const bundle = JSON.parse(
    readFileSync(await exportAs('For a medical record (FHIR R4)', 'r.fhir.json'), 'utf8'),
  ) as { resourceType: string; entry: { resource: { resourceType: string } }[] };
  const count = (type: string) => bundle.entry.filter((e) => e.resource.resourceType === type).length;
  const json = JSON.parse(readFileSync(await exportAs('All figures (JSON)', 'r.json'), 'utf8')) as {
    days: unknown[];
  };
  const csv = readFileSync(await exportAs('Days (CSV)', 'r.csv'), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(json.days).toHaveLength(84);
  expect(csv).toHaveLength(85);
  expect(count('Observation')).toBe(84 + 2);
  expect([count('ResearchStudy'), count('ResearchSubject'), count('MeasureReport')]).toEqual([1, 1, 1]);
});

test('nothing was logged as an error and nothing was refused by the CSP', () => {
  expect(app.problems).toEqual([]);
});
