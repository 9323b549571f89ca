import type { Scenario } from '../scenario.ts';

export const scenarios: Record<string, Scenario> = {
  main: { answers: {}, route: { name: 'sharing' } },
};
