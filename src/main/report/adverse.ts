import { type ResultView, severities, type TrialEvent } from '../../shared/trial.ts';
import type { Words } from './language/index.ts';
import { h, head, row } from './sections.ts';

/** Written out in full up to here; the rest is in the JSON, so that the report keeps to two pages. */
const TOLD = 6;
const LONGEST = 140; // characters of one person's words

type Adverse = Extract<TrialEvent, { kind: 'adverse' }>;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}\u2026` : text);

/** Unwanted effects by the arm of their day and severity, then in the person's own words. */
export const adverseEvents = (view: ResultView, w: Words): string => {
  const all = (view.events ?? []).filter((e): e is Adverse => e.kind === 'adverse');
  if (all.length === 0) return `<section><h2>${w.adverseTitle}</h2><p>${w.adverseNone}</p></section>`;
  const names = new Map(view.protocol.arms.map((a) => [a.id, a.name]));
  const nameOf = (id: string | null) => (id === null ? undefined : names.get(id)) ?? w.outside;
  const count = (inRow: (e: Adverse) => boolean) =>
    severities.map((s) => String(all.filter((e) => e.severity === s && inRow(e)).length));
  const rows = view.arms.map((a) =>
    row(h(a.arm.name), String(a.days), ...count((e) => e.armId === a.arm.id)),
  );
  const outside = all.filter((e) => e.armId === null || !names.has(e.armId));
  if (outside.length > 0) rows.push(row(w.outsideRow, '', ...count((e) => outside.includes(e))));
  const worst = [...all].sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
  const told = worst.slice(0, TOLD).map((e) => {
    const day = w.figures.day(e.onDay);
    return `<li>${h(day)}, ${h(nameOf(e.armId))}, ${w.severities[e.severity]}: ${h(cut(e.what))}</li>`;
  });
  const more = all.length > TOLD ? `<li>${w.adverseMore(all.length - TOLD)}</li>` : '';
  return `<section><h2>${w.adverseTitle}</h2><table><thead>${head(...w.adverseHead)}</thead><tbody>${rows.join('')}</tbody></table><ul>${told.join('')}${more}</ul><p class="muted">${w.adverseNote}</p></section>`;
};
