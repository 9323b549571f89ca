import { expect, it } from 'vitest';
import { inOrder } from '../../../../src/renderer/features/trials/order.ts';

const trial = (id: string, state: 'running' | 'finished' | 'stopped', start: string) => ({
  id,
  title: id,
  state,
  start,
  end: start,
});

it('puts what is running first and the latest of the others next', () => {
  const list = [
    trial('old', 'finished', '2025-01-01'),
    trial('now', 'running', '2025-12-01'),
    trial('new', 'stopped', '2025-06-01'),
  ];
  const { running, past } = inOrder(list);
  expect(running.map((x) => x.id)).toEqual(['now']);
  expect(past.map((x) => x.id)).toEqual(['new', 'old']);
  expect(list[0]?.id).toBe('old'); // the list itself is untouched
});
