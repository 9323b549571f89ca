import { pending } from '../fake-bridge.ts';
import type { Scenario } from '../scenario.ts';

const route = { name: 'trials' };
const past = [
  {
    id: 't0',
    title: 'Riboflavin against placebo',
    state: 'finished' as const,
    start: '2025-03-03',
    end: '2025-06-22',
  },
  {
    id: 't9',
    title: 'Daily walk, as usual',
    state: 'stopped' as const,
    start: '2025-09-01',
    end: '2025-10-26',
  },
];
const running = {
  id: 't1',
  title: 'Magnesium, sleep regularity, placebo',
  state: 'running' as const,
  start: '2026-02-16',
  end: '2026-05-24',
};

export const scenarios: Record<string, Scenario> = {
  main: { route, answers: { 'trials.list': { value: [...past, running] } } },
  past: { route, answers: { 'trials.list': { value: past } } },
  empty: { route, answers: { 'trials.list': { value: [] } } },
  loading: { route, answers: { 'trials.list': pending }, act: async (page) => page.waitForTimeout(2300) },
};
