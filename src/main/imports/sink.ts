import type { Refusal, SampleBatch } from '../../shared/samples.ts';

/** Rows of one batch: one transaction of the vault (measured best between 1,000 and 100,000). */
export const BATCH_ROWS = 10_000;
const EXAMPLES = 3;
const MAX_TYPES = 2000; // a real export has about a hundred
const MAX_NAMES = 65_535; // indexes are 16 bit
const MAX_REASONS = 500; // texts of a hostile file must not fill the memory
const LARGEST = 1e300; // what the vault's schema takes

/** Text -> small number; number 0 is ''. */
class Dictionary {
  readonly texts: string[] = [''];
  private readonly ids = new Map<string, number>([['', 0]]);

  /** @returns the text's index; 0 (unknown) once 65,535 different names are known */
  id(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    if (this.texts.length > MAX_NAMES) return 0;
    this.texts.push(text);
    this.ids.set(text, this.texts.length - 1);
    return this.texts.length - 1;
  }
}

/** What a worker reports about the rows it read, beside the rows themselves. */
export interface Tally {
  rows: number;
  refused: Refusal[];
  unknownTypes: Record<string, number>;
  warnings: string[];
  /** UTC ms; null without rows. */
  first: number | null;
  last: number | null;
}

const emptyColumns = () => ({
  metric: new Uint16Array(BATCH_ROWS),
  source: new Uint16Array(BATCH_ROWS),
  device: new Uint16Array(BATCH_ROWS),
  unit: new Uint16Array(BATCH_ROWS),
  zone: new Uint16Array(BATCH_ROWS),
  start: new Float64Array(BATCH_ROWS),
  end: new Float64Array(BATCH_ROWS),
  value: new Float64Array(BATCH_ROWS),
});

/**
 * Where the parsers of all sources put what they read: rows become columnar batches, everything else is counted.
 * Parsers look names up once (`metric.id('steps')`) and then pass numbers.
 */
export class Sink {
  readonly metric = new Dictionary();
  readonly source = new Dictionary();
  readonly device = new Dictionary();
  readonly unit = new Dictionary();
  readonly zone = new Dictionary();
  private columns = emptyColumns();
  private n = 0;
  private rows = 0;
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;
  private readonly refusals = new Map<string, Refusal>();
  private readonly unknownTypes = new Map<string, number>();
  private readonly warnings = new Set<string>();
  private readonly emit: (batch: SampleBatch) => void;

  /** @param emit takes each full batch; its arrays are the taker's own */
  constructor(emit: (batch: SampleBatch) => void) {
    this.emit = emit;
  }

  /**
   * Adds a row. `metric` ... `zone` are dictionary indexes, `start` and `end` UTC ms, `value` canonical.
   */
  add(
    metric: number,
    start: number,
    end: number,
    value: number,
    source: number,
    device: number,
    unit: number,
    zone: number,
  ): void {
    // One row that the vault would refuse must not cost the batch.
    if (!(Math.abs(value) < LARGEST && end >= start && Math.abs(start) < LARGEST)) {
      this.refuse('The value or its time is not a number.', this.metric.texts[metric] ?? '');
      return;
    }
    if (metric === 0) {
      this.refuse(
        'There are more kinds of data in this export than N1 Vault keeps apart.',
        'the rest of them',
      );
      return;
    }
    const c = this.columns;
    const i = this.n;
    c.metric[i] = metric;
    c.start[i] = start;
    c.end[i] = end;
    c.value[i] = value;
    c.source[i] = source;
    c.device[i] = device;
    c.unit[i] = unit;
    c.zone[i] = zone;
    this.n = i + 1;
    this.rows++;
    if (start < this.first) this.first = start;
    if (end > this.last) this.last = end;
    if (this.n === BATCH_ROWS) this.flush();
  }

  /** Counts a row that cannot be taken. The first three of each reason are kept as examples. */
  refuse(said: string, example: string): void {
    const reason = this.refusals.size < MAX_REASONS || this.refusals.has(said) ? said : 'Other reasons.';
    const refusal = this.refusals.get(reason) ?? { reason, count: 0, examples: [] };
    refusal.count++;
    if (refusal.examples.length < EXAMPLES) refusal.examples.push(example);
    this.refusals.set(reason, refusal);
  }

  /** Counts a record of a type that N1 Vault does not read. */
  unknown(type: string): void {
    const name = this.unknownTypes.size < MAX_TYPES || this.unknownTypes.has(type) ? type : 'other types';
    this.unknownTypes.set(name, (this.unknownTypes.get(name) ?? 0) + 1);
  }

  warn(sentence: string): void {
    if (this.warnings.size < MAX_REASONS) this.warnings.add(sentence);
  }

  get rowsRead(): number {
    return this.rows;
  }

  flush(): void {
    if (this.n === 0) return;
    const { metric, source, device, unit, zone } = this;
    this.emit({
      n: this.n,
      dict: {
        metric: metric.texts.slice(),
        source: source.texts.slice(),
        device: device.texts.slice(),
        unit: unit.texts.slice(),
        zone: zone.texts.slice(),
      },
      ...this.columns,
    });
    this.columns = emptyColumns();
    this.n = 0;
  }

  tally(): Tally {
    return {
      rows: this.rows,
      refused: [...this.refusals.values()],
      unknownTypes: Object.fromEntries(this.unknownTypes),
      warnings: [...this.warnings],
      first: this.rows > 0 ? this.first : null,
      last: this.rows > 0 ? this.last : null,
    };
  }
}
