import { beforeEach, describe, expect, it } from 'vitest';
import {
  changes,
  forgetAfter,
  forgetAnswers,
  lastAnswer,
  noteAnswer,
  questionKey,
} from '../../../src/renderer/answers.ts';
import { type ChannelName, contract } from '../../../src/shared/contract.ts';

const key = questionKey('trials.list', {});
const note = <T>(value: T, shown: T | null = null, now = 0) =>
  noteAnswer('trials.list', key, value, { shown, since: changes(), now });

describe('the last answers', () => {
  beforeEach(forgetAnswers);

  it('are there at once, for ten minutes', () => {
    note(['a']);
    expect(lastAnswer(key, 599_000)).toEqual(['a']);
    expect(lastAnswer(key, 600_000)).toBeNull();
    expect(lastAnswer(questionKey('trials.list', { other: 1 }), 0)).toBeNull();
  });

  it('keep the object that is shown where nothing in them has changed', () => {
    const first = note(['a']);
    expect(note(['a'], first)).toBe(first);
    const second = note(['b'], first);
    expect(second).toEqual(['b']);
    expect(lastAnswer(key, 0)).toBe(second);
  });

  it('are not kept where something was changed while they were on their way', () => {
    const since = changes();
    forgetAfter('diary.save');
    noteAnswer('trials.list', key, ['old'], { shown: null, since, now: 0 });
    expect(lastAnswer(key, 0)).toBeNull();
  });

  it('of a question that is part of a form are never kept', () => {
    const offer = questionKey('sharing.offer', {});
    noteAnswer('sharing.offer', offer, 1, { shown: null, since: changes(), now: 0 });
    expect(lastAnswer(offer, 0)).toBeNull();
  });

  it('are sixty at most, the newest', () => {
    for (let i = 0; i < 100; i++)
      noteAnswer('data.daily', `data.daily ${i}`, i, { shown: null, since: changes(), now: 0 });
    expect(lastAnswer('data.daily 39', 0)).toBeNull();
    expect(lastAnswer('data.daily 40', 0)).toBe(40);
  });

  it('are forgotten after every channel that changes something, and after no other', () => {
    const names = Object.keys(contract) as ChannelName[];
    const forgetting = names.filter((channel) => {
      note(['a']);
      forgetAfter(channel);
      return lastAnswer(key, 0) === null;
    });
    const changing =
      /\.(save\w*|start|stop|record|undo\w*|set|setFolder|create|confirmRecovery|unlock\w*|openSample|lock|change\w+|renew\w+|rotateKey|rememberDevice|verify|salvage|exportAll|importOpenExport|make|restore|ask|packingSheet|conclude|checkIn|resume|discard|release|acceptLost|configure|draw|token|contribute)$/;
    expect(forgetting).toEqual(names.filter((name) => changing.test(name)));
  });
});
