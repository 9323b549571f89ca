import { type FactorialContrast, guessesOf, type ResultView } from '../../shared/trial.ts';
import { h, head, row } from './sections.ts';
import { percent, signed, worthwhile } from './words.ts';

/** The probability of a worthwhile effect, as a sentence in natural frequencies for each arm. */
export const chances = (view: ResultView): string => {
  const effects = view.analysis?.effects ?? [];
  if (effects.length === 0) return '';
  const lines = effects.map((e, i) => {
    const name = h(view.arms[i + 1]?.arm.name ?? e.arm);
    return `<li>${name}: ${percent(e.pAtLeastMcid)}. Before the trial, from the published studies alone: ${percent(e.prior.pAtLeastMcid)}.</li>`;
  });
  return `<section><h2>Probability of a worthwhile effect</h2><p>That it ${h(worthwhile(view.outcome))}:</p><ul>${lines.join('')}</ul>${factorialTable(view)}</section>`;
};

const scales = { points: 'points', logit: 'log odds', 'log rate': 'log rate' } as const;

/** Main effects and interaction of a 2 x 2 trial; empty for others. */
const factorialTable = (view: ResultView): string => {
  const list = view.factorial ?? [];
  const scale = list[0]?.scale;
  if (!scale) return '';
  const names = view.arms.map((a) => h(a.arm.name));
  const nameOf = (c: FactorialContrast['contrast']) =>
    c === 'interaction' ? 'Interaction' : `Main effect of ${c === 'first' ? names[1] : names[2]}`;
  return `<table><thead>${head(`2 \u00d7 2 contrasts, ${scales[scale]}`, 'Mean', '80 % interval', '95 % interval', 'Side of benefit')}</thead><tbody>${list
    .map((c) =>
      row(
        nameOf(c.contrast),
        signed(c.mean, 2),
        `${signed(c.q10, 2)} to ${signed(c.q90, 2)}`,
        `${signed(c.q025, 2)} to ${signed(c.q975, 2)}`,
        percent(c.pBetter),
      ),
    )
    .join('')}</tbody></table>`;
};

/** How well the person could tell the arms apart; empty where no guess was given. */
export const guesses = (view: ResultView): string => {
  const g = guessesOf(view);
  return g ? `<p class="muted">Arm guessed right in ${g.right} of ${g.asked} periods.</p>` : '';
};
