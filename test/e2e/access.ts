import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What WCAG 2.2 AA asks for, and axe's own good practice besides. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Violations of any impact in the page as it stands, one line each. `legacy`: in Electron, see harness.ts. `rule`: this
 * one alone.
 */
export const axeProblems = async (page: Page, legacy: boolean, rule?: string): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode(legacy);
  const { violations } = await (rule === undefined ? axe.withTags(TAGS) : axe.withRules(rule)).analyze();
  return violations.map(
    (v) => `axe ${v.id} (${v.impact}): ${v.help}; ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`,
  );
};

/** Source for the page: what a screen reader or an enlarged window would stumble over, one line each. */
export const structureProblems = `(() => {
  const problems = [];
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.vh');
  const name = (e) => (e.getAttribute('aria-label') ?? '').trim() ||
    (e.getAttribute('aria-labelledby') ?? '').split(/\\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();
  const what = (e) => e.tagName.toLowerCase() + (e.className && typeof e.className === 'string' ? '.' + e.className.trim().replace(/\\s+/g, '.') : '') +
    ' "' + (e.textContent ?? '').trim().slice(0, 40) + '"';
  const modal = document.querySelector('[role="dialog"], [role="alertdialog"]');

  // structure
  const h1 = document.querySelectorAll('h1').length;
  if (h1 !== 1) problems.push('has ' + h1 + ' headings of level 1');
  if (document.querySelectorAll('main').length !== 1) problems.push('has no main landmark, or several');
  for (const d of document.querySelectorAll('[role="dialog"], [role="alertdialog"]')) if (!name(d)) problems.push('a dialog has no name');
  for (const t of document.querySelectorAll('table')) {
    if (!t.querySelector('th')) problems.push('a table has no header: ' + what(t));
    for (const th of t.querySelectorAll('th')) if (!th.scope) problems.push('a header cell has no scope: ' + what(th));
    const named = t.querySelector('caption') || name(t) || t.closest('section[aria-label], section[aria-labelledby], figure[aria-labelledby], [role="dialog"], [role="alertdialog"]');
    if (!named) problems.push('a table has no name: ' + what(t));
  }
  for (const svg of document.querySelectorAll('svg'))
    if (!svg.closest('[aria-hidden="true"]') && !(svg.getAttribute('role') === 'img' && name(svg))) problems.push('a picture is neither named nor hidden: ' + svg.outerHTML.slice(0, 80));
  // a chart says its answer: a sentence with a figure in it, or that there is nothing to draw
  for (const img of document.querySelectorAll('figure [role="img"]'))
    if (name(img).length < 20) problems.push('a chart does not say what it shows: ' + name(img));

  // room: nothing is wider than the window, no text is cut off
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 1) problems.push('the page is ' + wide + ' px wider than the window');
  for (const e of document.querySelectorAll('body *')) {
    if (!seen(e) || e.closest('svg') || (modal && !modal.contains(e))) continue;
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim() !== '');
    if (!own && e.tagName !== 'BUTTON') continue;
    const style = getComputedStyle(e);
    const clips = (o) => o === 'hidden' || o === 'clip';
    if ((clips(style.overflowX) && e.scrollWidth > e.clientWidth + 1) || (clips(style.overflowY) && e.scrollHeight > e.clientHeight + 2))
      if (e.clientWidth > 0) problems.push('a text is cut: ' + what(e));
    // text that sticks out of the box it belongs to, or out of the window
    const range = document.createRange();
    range.selectNodeContents(e);
    const text = range.getBoundingClientRect();
    if (text.width === 0) continue;
    let scrolls = false;
    for (let p = e; p; p = p.parentElement) if (/auto|scroll/.test(getComputedStyle(p).overflowX) && p !== document.documentElement) scrolls = true;
    if (scrolls) continue;
    if (text.right > window.innerWidth + 1 || text.left < -1) problems.push('a text lies outside of the window: ' + what(e));
    const box = e.closest('button, .card, .banner, .tag, td, th, .dialog');
    if (box) {
      const b = box.getBoundingClientRect();
      if (text.right > b.right + 2 || text.left < b.left - 2) problems.push('a text sticks out of its ' + box.tagName.toLowerCase() + '.' + box.className + ': ' + what(e));
    }
  }
  return [...new Set(problems)];
})()`;

/** Source for the page: what still moves although less motion is wished for. */
export const motionProblems = `[...new Set([...document.querySelectorAll('body *')].flatMap((e) => {
  const s = getComputedStyle(e);
  const long = (text) => text.split(',').some((t) => parseFloat(t) > 0);
  return long(s.transitionDuration) || (s.animationName !== 'none' && long(s.animationDuration))
    ? [e.tagName.toLowerCase() + '.' + e.className + ' moves'] : [];
}))]`;

/** Source for the page: text set as wide and as high as WCAG 1.4.12 allows a reader to set it; \`remove\` undoes it. */
export const widerText = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
})()`;
export const plainText = `document.adoptedStyleSheets = []`;
