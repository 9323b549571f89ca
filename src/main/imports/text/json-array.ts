import { AppFailure } from '../../../shared/errors.ts';
import type { Member } from '../container.ts';
import { isObject, type JsonObject, objectsOf } from '../json-shape.ts';
import type { ReadContext } from '../source.ts';

const cutOff =
  'The file ends in the middle: its records before that point were read, later ones are missing.';

/** What a JSON array holds as far as it can be read, for a first look; damage is reported by the reading itself. */
export const peekObjects = async (member: Member, context: ReadContext): Promise<JsonObject[]> => {
  const kept: JsonObject[] = [];
  try {
    for await (const item of context.jsonItems(member, [])) if (isObject(item)) kept.push(item);
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
  }
  return kept;
};

/**
 * The objects of a JSON array. Of a file that is cut off the complete ones are kept, and the cut is counted.
 *
 * @throws AppFailure where nothing of it is readable
 */
export const jsonObjects = async (member: Member, context: ReadContext): Promise<JsonObject[]> => {
  try {
    return objectsOf(await context.json(member));
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
    const kept = await peekObjects(member, context);
    if (kept.length === 0) throw error;
    context.refuse(cutOff, member, kept.length + 1);
    return kept;
  }
};
