import type { EffectSummary, OutcomeSpec } from '../../shared/analysis.ts';
import { escapeHtml } from './escape.ts';
import { type Words, wordsOf } from './language/index.ts';
import { amount, unitWords } from './words.ts';

const W = 680; // user units; the figure scales to the page
const H = 250;
const LEFT = 12;
const RIGHT = W - 12;
const TOP = 34;
const BASE = 190;

/** Step of round axis ticks (1, 2 or 5 times a power of ten) that gives about `wanted` of them. */
export const tickStep = (span: number, wanted = 8): number => {
  const raw = span / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 5, 10].find((m) => m * power >= raw) ?? 10) * power;
};

const path = (points: (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/**
 * Prior (violet, hatched: predicted from other people) and posterior (teal, solid: this person) of one effect as
 * inline SVG. The darker part of the posterior is a benefit of at least the MCID. Empty or unusable densities
 * give an empty string, never NaN in a path.
 */
export const densityFigure = (
  name: string,
  e: EffectSummary,
  outcome: OutcomeSpec,
  w: Words = wordsOf('en'),
): string => {
  const { x, prior, posterior } = e.density;
  const all = [...x, ...prior, ...posterior];
  if (
    x.length < 2 ||
    prior.length !== x.length ||
    posterior.length !== x.length ||
    !all.every(Number.isFinite)
  )
    return '';
  const [low, high] = [x[0]!, x.at(-1)!];
  const peak = Math.max(...prior, ...posterior);
  if (!(peak > 0) || !(high > low)) return '';
  const px = (v: number) => LEFT + ((v - low) / (high - low)) * (RIGHT - LEFT);
  const py = (d: number) => BASE - (d / peak) * (BASE - TOP);
  const curve = (d: number[]) => x.map((v, i) => [px(v), py(d[i]!)] as const);
  const area = (d: number[]) => `${path([[px(low), BASE], ...curve(d), [px(high), BASE]])}Z`;
  const mcid = outcome.better === 'lower' ? -outcome.mcid : outcome.mcid;
  const rope = outcome.rope ?? outcome.mcid / 2;
  const within = (v: number) => Math.min(RIGHT, Math.max(LEFT, px(v)));
  const benefit = outcome.better === 'lower' ? [LEFT, within(mcid)] : [within(mcid), RIGHT];
  const step = tickStep(high - low);
  const ticks: number[] = [];
  for (let t = Math.ceil(low / step) * step; t <= high + 1e-9; t += step) ticks.push(t);
  const label = (v: number) => (Math.abs(v) < step / 1e6 ? '0' : w.figures.signed(v, step < 1 ? 1 : 0));
  const bar = (y: number, q: EffectSummary['quantiles'], cls: string) => {
    const at = (level: keyof EffectSummary['quantiles']) => within(q[level]).toFixed(1);
    const width = (within(q['0.9']) - within(q['0.1'])).toFixed(1);
    return (
      `<line class="${cls}" x1="${at('0.025')}" x2="${at('0.975')}" y1="${y}" y2="${y}" stroke-width="1.5"/>` +
      `<rect class="${cls}" x="${at('0.1')}" y="${y - 3}" width="${width}" height="6" rx="1"/>` +
      `<circle class="${cls}" cx="${at('0.5')}" cy="${y}" r="4"/>`
    );
  };
  const summary = w.densitySummary({
    name,
    predicted: amount(e.prior.quantiles['0.5'], e.scale, outcome, w),
    own: amount(e.quantiles['0.5'], e.scale, outcome, w),
    p: w.figures.percent(e.pAtLeastMcid),
  });
  const mark = within(mcid).toFixed(1);
  const [fewer, more] = e.scale === 'points' ? [w.lower, w.higher] : [w.fewer, w.more];
  return `<svg class="density" role="img" aria-label="${escapeHtml(summary)}" viewBox="0 0 ${W} ${H}" xmlns="http://www.w3.org/2000/svg">
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="#6a48c4" stroke-width="1.2" stroke-opacity="0.55"/></pattern>
<clipPath id="benefit"><rect x="${benefit[0]}" y="0" width="${Math.max(0, benefit[1]! - benefit[0]!).toFixed(1)}" height="${H}"/></clipPath></defs>
<rect x="${within(-rope).toFixed(1)}" y="${TOP}" width="${(within(rope) - within(-rope)).toFixed(1)}" height="${BASE - TOP}" fill="#ecece8"/>
<path d="${area(posterior)}" fill="#a9d6d0"/><path d="${area(posterior)}" fill="#0e7c72" clip-path="url(#benefit)"/>
<path d="${path(curve(posterior))}" fill="none" stroke="#0e7c72" stroke-width="2"/>
<path d="${area(prior)}" fill="url(#hatch)"/><path d="${path(curve(prior))}" fill="none" stroke="#6a48c4" stroke-width="1.6" stroke-dasharray="5 4"/>
<line x1="${LEFT}" x2="${RIGHT}" y1="${BASE}" y2="${BASE}" stroke="#7e848b"/>
<line x1="${mark}" x2="${mark}" y1="${TOP - 12}" y2="${BASE}" stroke="#1b2025" stroke-dasharray="3 3"/>
<text x="${mark}" y="${TOP - 18}" text-anchor="middle">${escapeHtml(w.leastThatMatters(amount(mcid, e.scale, outcome, w)))}</text>
${ticks.map((t) => `<line x1="${px(t).toFixed(1)}" x2="${px(t).toFixed(1)}" y1="${BASE}" y2="${BASE + 4}" stroke="#7e848b"/><text x="${px(t).toFixed(1)}" y="${BASE + 17}" text-anchor="middle">${label(t)}</text>`).join('')}
<text x="${LEFT}" y="${BASE + 33}">\u2190 ${fewer}</text><text x="${RIGHT}" y="${BASE + 33}" text-anchor="end">${more} \u2192</text>
<text x="${W / 2}" y="${BASE + 33}" text-anchor="middle">${escapeHtml(w.axis(unitWords(e.scale, outcome, w)))}</text>
${bar(BASE + 44, e.quantiles, 'evid')}${bar(BASE + 55, e.prior.quantiles, 'pred')}
</svg>`;
};
