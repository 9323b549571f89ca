import { verdictWords } from '../report/words.ts';
import type { DemoSummary, DemoTrial } from './summary.ts';

const figure = (x: number) => x.toFixed(2);
const days = (x: number) =>
  Math.abs(x) < 0.05 ? 'no difference' : `${Math.abs(x).toFixed(1)} days ${x < 0 ? 'fewer' : 'more'} in 28`;
const times = (n: number) => (n === 1 ? '1 time' : `${n} times`);
const pad = (text: string, n: number) => text + ' '.repeat(Math.max(0, n - text.length));

const truthLines = (s: DemoSummary, names: Map<string, string>): string[] => [
  `Alice does not exist. Seed ${s.seed}. What is true about her, known here only because she is made up:`,
  `  ${s.truth.baselineDaysIn28} migraine days in 28 without help`,
  ...Object.entries(s.truth.effectsInDays).map(
    ([id, x]) => `  ${names.get(id) ?? id}: ${x === 0 ? 'no effect' : days(x)}`,
  ),
];

const ideaLines = (s: DemoSummary): string[] => [
  ...s.ideas.candidates.map((c) => {
    const paper = s.paper.sigma[c.id];
    const beside = paper === undefined ? '' : `  (${figure(paper)}: ${s.paper.words})`;
    return `  ${pad(c.id, 24)} predicted ${days(c.predicted.mean)} (SD ${c.predicted.sd.toFixed(1)}), sigma ${figure(c.sigma)}${c.trigger ? ', worth a trial' : ''}${beside}`;
  }),
  `  ${pad('no change', 24)} sigma ${figure(s.ideas.doNothing.sigma)}`,
  `  sigma: probability of being the best of all (chance ${figure(s.ideas.chance)}); a trial is proposed above tau ${figure(s.ideas.tau)}.`,
  '  Predicted from other people, not tested on her.',
];

/** The worked case fixes the arms; the story says so where the ranking would have chosen others. */
const choiceLines = (s: DemoSummary): string[] => {
  const tried = new Set(Object.keys(s.truth.effectsInDays));
  const proposed = s.ideas.candidates.filter((c) => c.trigger).map((c) => c.id);
  return proposed.every((id) => tried.has(id))
    ? []
    : [
        `  The ranking proposes ${proposed.join(', ')} first. Alice tries what she came with, as in the worked case of the paper.`,
      ];
};

const SHOWN_PERIODS = 12;

const sequenceWords = (sequence: readonly string[]): string =>
  sequence.length <= SHOWN_PERIODS
    ? sequence.join(', ')
    : `${sequence.slice(0, SHOWN_PERIODS).join(', ')}, ... (${sequence.length} periods)`;

/** Only a made-up person allows to say it: did the firm answer miss the truth? */
const misses = (e: DemoTrial['effects'][number]): boolean =>
  (e.verdict === 'better' && e.trueEffect >= 0) || (e.verdict === 'worse' && e.trueEffect <= 0);

const trialLines = (s: DemoSummary, t: DemoTrial, withPaper: boolean): string[] => [
  `  ${t.days} days; one of ${t.permittedSequences} permitted sequences: ${sequenceWords(t.sequence)}`,
  `  committed before day 1: ${t.commitment}`,
  `  diary: ${t.diary.answered} of ${t.diary.days} days answered, ${t.diary.late} of them later than the same evening`,
  ...t.effects.flatMap((e) => {
    const paper = s.paper.pAtLeast2[e.arm];
    const beside = withPaper && paper !== undefined ? `  (${figure(paper)}: ${s.paper.words})` : '';
    return [
      `  ${e.name}: P(at least 2 migraine days in 28 fewer) = ${figure(e.pAtLeastMcid)}${beside}`,
      `    before the trial ${figure(e.prior.pAtLeastMcid)}; best guess now ${days(e.quantiles['0.5'] ?? e.mean)}, 95 % between ${(e.quantiles['0.025'] ?? 0).toFixed(1)} and ${(e.quantiles['0.975'] ?? 0).toFixed(1)}; true: ${e.trueEffect === 0 ? 'no effect' : days(e.trueEffect)}`,
      `    P(better) ${figure(e.pBetter)}, P(best of all) ${figure(e.pBest)}. ${e.verdict ? verdictWords[e.verdict] : ''}`,
      ...(misses(e)
        ? [
            '    Here the answer is wrong, by the chance of this seed: docs/demo.md says how often that happens.',
          ]
        : []),
    ];
  }),
  ...(t.conflict === 'none'
    ? []
    : ['  Her days and the published studies disagree; her days count for more.']),
];

/** The demo as a story in plain words with all its figures. */
export const storyText = (s: DemoSummary, files: readonly string[]): string => {
  const names = new Map(s.trials.flatMap((t) => t.effects.map((e) => [e.arm, e.name] as const)));
  const [first, again] = s.imports;
  const [short, long] = s.trials;
  const noticed = s.assurance.effects
    .map((e) => `a real effect of ${e.size} days ${times(Math.round(100 * e.noticed))} in 100`)
    .join(', ');
  const sharedName = names.get(s.shared.intervention) ?? s.shared.intervention;
  return [
    ...truthLines(s, names),
    '',
    '1. Raw export into the encrypted vault',
    `  ${first?.read} rows read, ${first?.new} new. A later export of the same phone: ${again?.read} read, ${again?.new} new, ${again?.known} already known.`,
    '',
    '2. Ideas',
    ...ideaLines(s),
    '',
    '3. The trial: magnesium, sleep regularity, placebo',
    ...choiceLines(s),
    `  Before the start: a trial of this length notices ${noticed} (${s.assurance.result.simulations} simulated trials each).`,
    s.recommended
      ? `  To notice a real effect of 4 days 4 times in 5 it would have to have ${s.recommended.periods} periods, ${s.recommended.days} days.`
      : '  No trial of up to two years would notice a real effect of 4 days 4 times in 5.',
    ...(short ? trialLines(s, short, true) : []),
    '',
    s.recommended ? '4. A trial of that length, of the same person' : '4. A longer trial of the same person',
    ...(long ? trialLines(s, long, false) : []),
    '',
    '5. What leaves the device, if she wants',
    `  ${sharedName}: ${s.shared.released} ${s.shared.unit}, epsilon ${s.shared.epsilon}. The noise is wider than any effect: one such number says next to nothing about her,`,
    '  many of them together say something about people like her. Drawn from the seed because she is made up.',
    `  ${JSON.stringify(s.shared)}`,
    '',
    "The paper's figures are illustrations without data; nothing here was tuned to come near them.",
    'N1 Vault is not a medical device. This is not medical advice.',
    '',
    ...files.map((f) => `written: ${f}`),
  ].join('\n');
};
