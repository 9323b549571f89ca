import { type ResultView, severities, type TrialEvent } from '../../shared/trial.ts';
import { h, head, row } from './sections.ts';

/** Written out in full up to here; the rest is in the JSON, so that the report keeps to two pages. */
const TOLD = 6;
const LONGEST = 140; // characters of one person's words

type Adverse = Extract<TrialEvent, { kind: 'adverse' }>;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}\u2026` : text);

/** Unwanted effects by the arm of their day and severity, then in the person's own words. */
export const adverseEvents = (view: ResultView): string => {
  const all = (view.events ?? []).filter((e): e is Adverse => e.kind === 'adverse');
  if (all.length === 0)
    return '<section><h2>Adverse events</h2><p>None was noted during this trial.</p></section>';
  const names = new Map(view.protocol.arms.map((a) => [a.id, a.name]));
  const nameOf = (id: string | null) => (id === null ? undefined : names.get(id)) ?? 'outside the periods';
  const count = (inRow: (e: Adverse) => boolean) =>
    severities.map((s) => String(all.filter((e) => e.severity === s && inRow(e)).length));
  const rows = view.arms.map((a) =>
    row(h(a.arm.name), String(a.days), ...count((e) => e.armId === a.arm.id)),
  );
  const outside = all.filter((e) => e.armId === null || !names.has(e.armId));
  if (outside.length > 0) rows.push(row('Outside the periods', '', ...count((e) => outside.includes(e))));
  const worst = [...all].sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
  const told = worst
    .slice(0, TOLD)
    .map((e) => `<li>${h(e.onDay)}, ${h(nameOf(e.armId))}, ${e.severity}: ${h(cut(e.what))}</li>`);
  const more = all.length > TOLD ? `<li>and ${all.length - TOLD} more, in the exported data</li>` : '';
  return `<section><h2>Adverse events</h2><table><thead>${head('Arm of the day', 'Days', 'Mild', 'Moderate', 'Severe')}</thead><tbody>${rows.join('')}</tbody></table><ul>${told.join('')}${more}</ul><p class="muted">As noted by the person, by the arm of that day; no judgement of the cause.</p></section>`;
};
