import type { DayDetail } from '../../shared/data.ts';
import type { Vault } from '../vault/types.ts';
import { diaryDaily } from './diary-metrics.ts';

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

/** Adds what the diary knows: its answer where no import has the day, and neighbouring days with answers. */
export const diaryDay = async (vault: Vault, detail: DayDetail): Promise<DayDetail> => {
  const entries = await vault.repos.diary.list(FIRST_DAY, LAST_DAY);
  const own = diaryDaily(entries, detail.metric);
  if (own.length === 0) return detail;
  const days = own.map((v) => v.day);
  const before = days.findLast((d) => d < detail.day) ?? null;
  const after = days.find((d) => d > detail.day) ?? null;
  const value = detail.value ?? own.find((v) => v.day === detail.day) ?? null;
  const entry = detail.value ? undefined : entries.find((e) => e.day === detail.day);
  return {
    ...detail,
    unit: value?.unit ?? own[0]!.unit,
    value,
    rule: detail.value ? detail.rule : 'diary',
    previous: [detail.previous, before].reduce((a, b) => (a === null || (b !== null && b > a) ? b : a)),
    next: [detail.next, after].reduce((a, b) => (a === null || (b !== null && b < a) ? b : a)),
    diary: entry && value ? { savedAt: entry.savedAt, late: entry.late, revision: entry.revision } : null,
  };
};
