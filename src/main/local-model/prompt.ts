import type { ConditionRecord } from '../../shared/evidence.ts';
import type { Profile } from '../../shared/hypotheses.ts';

/** What the local model is asked for one condition. No name, no notes, no diary, no measured values. */
export const promptOf = (condition: ConditionRecord, profile: Profile): string => {
  const { label, unit, better } = condition.outcome;
  const list = (name: string, items: readonly string[]) =>
    items.length > 0 ? [`${name}: ${items.join(', ')}`] : [];
  return [
    'You help to collect ideas for a self-experiment (N-of-1 trial). You do not give advice.',
    `Condition: ${condition.name}`,
    `Outcome: ${label} (${unit}); ${better} is better`,
    ...(profile.goal ? [`Goal in the person's words: ${profile.goal}`] : []),
    ...list('Already tried', profile.tried),
    ...list('Medicines that stay as they are', profile.medications),
    ...(profile.ageBand ? [`Age: ${profile.ageBand}`] : []),
    'Name at most 8 things that an adult can try without a prescription: supplements, diet, movement, sleep, light, breathing. No medicines.',
    `For each, give the mean effect against no treatment on the outcome in ${unit} (negative: fewer) and the standard deviation of this effect between people.`,
    'Answer with JSON alone: {"candidates":[{"name":"...","effect":-1.0,"sd":1.5}]}',
  ].join('\n');
};

/** The exact bytes that are sent, an OpenAI-compatible chat request. */
export const requestOf = (model: string, prompt: string): string =>
  JSON.stringify(
    {
      model,
      messages: [{ role: 'user', content: prompt }],
      temperature: 0,
      stream: false,
      max_tokens: 800,
      response_format: { type: 'json_object' },
    },
    null,
    1,
  );
