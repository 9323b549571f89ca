import { BadJson } from './json.ts';

const MAX_LINE = 50_000_000; // characters; a resource with an attached document reaches some MB
const BATCH = 500;

/**
 * The lines of a text that comes in pieces cut anywhere; blank lines are left out but counted.
 *
 * @throws BadJson for a line without end
 */
export async function* lineBatches(
  pieces: AsyncIterable<string>,
): AsyncIterable<{ line: number; text: string }[]> {
  let held: string[] = [];
  let heldLength = 0;
  let line = 0;
  let batch: { line: number; text: string }[] = [];
  const take = (text: string) => {
    line++;
    const plain = text.trim();
    if (plain !== '') batch.push({ line, text: plain });
  };
  for await (const piece of pieces) {
    const parts = piece.split('\n');
    held.push(parts[0] ?? '');
    heldLength += parts[0]?.length ?? 0;
    if (heldLength > MAX_LINE) throw new BadJson('a line without end');
    if (parts.length === 1) continue;
    take(held.join(''));
    for (const part of parts.slice(1, -1)) take(part);
    held = [parts.at(-1) ?? ''];
    heldLength = held[0]?.length ?? 0;
    while (batch.length >= BATCH) {
      yield batch.slice(0, BATCH);
      batch = batch.slice(BATCH);
    }
  }
  take(held.join(''));
  if (batch.length > 0) yield batch;
}
