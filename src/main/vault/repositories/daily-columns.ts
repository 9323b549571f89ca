import { type DailyInput, type Source, sourceRank, type ZoneTable } from '../../../core/daily/index.ts';
import { zoneTable } from '../../clock/zone-table.ts';

/** A sample as it comes from the database. */
export type SampleTuple = [
  start: number,
  end: number,
  value: number,
  source: number,
  device: number,
  zone: number,
];

type Names = (id: number) => string;

type AtLeast = readonly [...SampleTuple, ...unknown[]];

/**
 * Makes columns of rows. One source under two ranks (an app on the watch and on the phone) counts as two. `order`
 * holds the rows in the order of the columns.
 */
export const columnsLoader = (sourceName: Names, deviceName: Names, zoneName: Names) => {
  const sources: Source[] = [];
  const bySourceAndRank = new Map<string, number>();
  const groups = new Map<number, number>(); // source id * 2^26 + device id -> index into sources
  const zones: (ZoneTable | null)[] = [];
  const zoneIndex = new Map<number, number>();

  const sourceOf = (source: number, device: number): number => {
    const pair = source * 2 ** 26 + device;
    let index = groups.get(pair);
    if (index !== undefined) return index;
    const name = sourceName(source);
    const rank = sourceRank(name, deviceName(device));
    index = bySourceAndRank.get(`${rank} ${source}`);
    if (index === undefined) {
      index = sources.push({ name, rank }) - 1;
      bySourceAndRank.set(`${rank} ${source}`, index);
    }
    groups.set(pair, index);
    return index;
  };
  const zoneOf = (zone: number): number => {
    let index = zoneIndex.get(zone);
    if (index === undefined) {
      index = zones.push(zoneTable(zoneName(zone))) - 1;
      zoneIndex.set(zone, index);
    }
    return index;
  };

  return <T extends AtLeast>(
    byMetric: readonly (readonly T[])[],
  ): Pick<DailyInput, 'columns' | 'sources' | 'zones'> & { order: readonly { row: T; m: number }[] } => {
    const several = byMetric.length > 1;
    const order = byMetric.flatMap((rows, m) => rows.map((row) => ({ row, m })));
    if (several) order.sort((a, b) => a.row[0] - b.row[0] || a.row[1] - b.row[1]);
    const n = order.length;
    const columns = {
      n,
      metric: new Int32Array(n),
      start: new Float64Array(n),
      end: new Float64Array(n),
      value: new Float64Array(n),
      source: new Int32Array(n),
      zone: new Int32Array(n),
    };
    for (let i = 0; i < n; i++) {
      const { row, m } = order[i]!;
      const [start, end, value, source, device, zone] = row;
      columns.metric[i] = m;
      columns.start[i] = start;
      columns.end[i] = end;
      columns.value[i] = value;
      columns.source[i] = sourceOf(source, device);
      columns.zone[i] = zoneOf(zone);
    }
    return { columns, sources, zones, order };
  };
};
