import { type FactorialContrast, guessesOf, type ResultView } from '../../shared/trial.ts';
import type { Words } from './language/index.ts';
import { h, head, row } from './sections.ts';
import { worthwhile } from './words.ts';

/** The probability of a worthwhile effect, as a sentence for each arm. */
export const chances = (view: ResultView, w: Words): string => {
  const effects = view.analysis?.effects ?? [];
  if (effects.length === 0) return '';
  const { percent } = w.figures;
  const lines = effects.map((e, i) => {
    const name = h(view.arms[i + 1]?.arm.name ?? e.arm);
    return `<li>${w.chance({ name, after: percent(e.pAtLeastMcid), before: percent(e.prior.pAtLeastMcid) })}</li>`;
  });
  return `<section><h2>${w.chancesTitle}</h2><p>${w.thatIt(h(worthwhile(view.outcome, w)))}</p><ul>${lines.join('')}</ul>${factorialTable(view, w)}</section>`;
};

/** Main effects and interaction of a 2 x 2 trial; empty for others. */
const factorialTable = (view: ResultView, w: Words): string => {
  const list = view.factorial ?? [];
  const scale = list[0]?.scale;
  if (!scale) return '';
  const names = view.arms.map((a) => h(a.arm.name));
  const nameOf = (c: FactorialContrast['contrast']) =>
    c === 'interaction' ? w.interaction : w.mainEffect((c === 'first' ? names[1] : names[2]) ?? '');
  const { signed, percent } = w.figures;
  const range = (low: number, high: number) => w.interval({ low: signed(low, 2), high: signed(high, 2) });
  const rows = list.map((c) =>
    row(
      nameOf(c.contrast),
      signed(c.mean, 2),
      range(c.q10, c.q90),
      range(c.q025, c.q975),
      percent(c.pBetter),
    ),
  );
  return `<table><thead>${head(...w.contrasts(w.scales[scale]))}</thead><tbody>${rows.join('')}</tbody></table>`;
};

/** How well the person could tell the arms apart; empty where no guess was given. */
export const guesses = (view: ResultView, w: Words): string => {
  const g = guessesOf(view);
  return g ? `<p class="muted">${w.guesses({ right: g.right, asked: g.asked })}</p>` : '';
};
