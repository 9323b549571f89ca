import type { Member } from '../container.ts';
import { type JsonObject, objectOf, objectsOf, textOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import type { Days } from './days.ts';
import { calendarDay, gmt, positive, SOURCE } from './json.ts';

/** healthStatusData: the night's HRV (RMSSD, ms). Its pulse, SpO2 and breathing are those of other files. */
export const takeHealthStatus = (days: Days, context: ReadContext): void => {
  for (const [day, { record, member, row }] of days) {
    const hrv = objectsOf(record['metrics']).find((m) => textOf(m['type']).toUpperCase() === 'HRV');
    const value = positive(hrv?.['value']); // 0 with status UNKNOWN: not measured
    if (!Number.isNaN(value))
      context.takeDay({ metric: 'hrv-rmssd', day, value, source: SOURCE }, member, row);
  }
};

/** userBioMetrics: weights in grams. */
export const takeWeights = (records: readonly JsonObject[], member: Member, context: ReadContext): void => {
  records.forEach((record, i) => {
    const weight = objectOf(record['weight']);
    const value = positive(weight['weight']);
    if (Number.isNaN(value)) return;
    const start = gmt(weight['timestampGMT']);
    const reading = { metric: 'weight', value, unit: 'g', source: SOURCE };
    if (!Number.isNaN(start)) context.take({ ...reading, start }, member, i + 1);
    else {
      const day = calendarDay(objectOf(record['metaData']));
      if (!Number.isNaN(day)) context.takeDay({ ...reading, day }, member, i + 1);
    }
  });
};
