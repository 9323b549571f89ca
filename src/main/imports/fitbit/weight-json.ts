import { MS_PER_MINUTE } from '../../../shared/units.ts';
import { offsetZone } from '../clock.ts';
import type { Member } from '../container.ts';
import { type JsonObject, numberOf, textOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';
import { parseDate } from '../text/dates.ts';
import { badDate } from '../text/instants.ts';
import { jsonObjects, peekObjects } from '../text/json-array.ts';
import { type Covered, isCovered } from './covered.ts';
import { SOURCE } from './sources.ts';

const KG_OF_LB = 0.45359237;
const TYPICAL_HEIGHT = 1.7; // m
const QUARTER = 15; // minutes

/**
 * The unit of weights, by the height that follows from weight and BMI: nobody is 1.2 or 2.6 m tall by the median of
 * their weights. Null where no weight has a BMI.
 */
export const unitByBmi = (pairs: readonly { weight: number; bmi: number }[]): 'lb' | 'kg' | null => {
  const squares = pairs
    .filter((p) => p.weight > 0 && p.bmi > 5)
    .map((p) => p.weight / p.bmi)
    .sort((a, b) => a - b);
  const middle = squares[Math.floor(squares.length / 2)];
  if (middle === undefined) return null;
  const oddness = (square: number) => Math.abs(Math.log(Math.sqrt(square) / TYPICAL_HEIGHT));
  return oddness(middle * KG_OF_LB) <= oddness(middle) ? 'lb' : 'kg';
};

/** The unit of the archive, which writes pounds whatever the account shows; converted files differ. */
export const weightUnit = (pairs: readonly { weight: number; bmi: number }[]): 'lb' | 'kg' =>
  unitByBmi(pairs) ?? 'lb';

/**
 * When a weight was taken. Date and time are those of the clock on the wall; the log id is the instant in ms. Where
 * both differ by a possible offset, the id tells where the person was.
 */
const timeOf = (w: JsonObject, context: ReadContext): { start: number; zone: string | undefined } => {
  const wall = parseDate(`${textOf(w['date'])} ${textOf(w['time'])}`.trim(), 'mdy')?.wall ?? Number.NaN;
  const id = numberOf(w['logId']);
  const east = (wall - id) / MS_PER_MINUTE;
  if (east !== 0 && Math.abs(east) <= 15 * 60 && Number.isInteger(east / QUARTER))
    return { start: id, zone: offsetZone(east) };
  return { start: context.clock.instant(wall), zone: undefined };
};

/** weight-*.json. @param unit of all weights of this account */
export const readWeightJson = async (
  member: Member,
  unit: 'lb' | 'kg',
  covered: Covered,
  context: ReadContext,
): Promise<void> => {
  (await jsonObjects(member, context)).forEach((w, i) => {
    const value = numberOf(w['weight']);
    if (!(value > 0)) return;
    const { start, zone } = timeOf(w, context);
    if (Number.isNaN(start)) context.refuse(badDate, member, i + 1, textOf(w['date']));
    else if (!isCovered(covered, 'weight', context.clock.dayOf(start, zone)))
      context.take({ metric: 'weight', start, value, unit, source: SOURCE, zone }, member, i + 1);
  });
};

/** Weights with BMI of some files, to tell the unit. */
export const weightPairs = async (members: readonly Member[], context: ReadContext) => {
  const pairs: { weight: number; bmi: number }[] = [];
  for (const member of members.slice(0, 24))
    for (const w of await peekObjects(member, context))
      pairs.push({ weight: numberOf(w['weight']), bmi: numberOf(w['bmi']) });
  return pairs;
};
