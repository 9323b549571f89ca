import { claimLike } from '../claim-like.ts';
import type { Container, Member } from '../container.ts';
import { dayIn } from '../day-in.ts';
import { jsonHead, namesKey, textOf } from '../json-shape.ts';
import type { Sink } from '../sink.ts';
import type { ExportSource, ReadContext } from '../source.ts';
import { jsonObjects } from '../text/json-array.ts';
import { clueEntries, clueValues } from './entry.ts';

const SOURCE = 'Clue';
const HEAD = 4000;

/** measurements.json: entries with a date, a type and a value; before 2023 days with "period" and "pain". */
const isClue = (head: string): boolean =>
  (head.startsWith('[') &&
    namesKey(head, 'date') &&
    namesKey(head, 'value') &&
    /"type"\s*:\s*"(?:period|pain|spotting|feelings|energy|discharge|sex_life|digestion|pms|mind|tests|skin|hair|tags|social_life|exercise|cravings|stool|collection_method|leisure|bbt|birth_control\w*|medication|weight|appointments|ailments|partying)"/.test(
      head,
    )) ||
  (head.startsWith('{') &&
    namesKey(head, 'data') &&
    namesKey(head, 'day') &&
    /"(?:period|pain)"\s*:/.test(head));

const claim = (container: Container): Promise<Member[]> =>
  claimLike(container, /\.(?:json|cluedata)$/i, HEAD, (bytes) => {
    const head = jsonHead(bytes);
    return head !== null && isClue(head);
  });

/** The file as it stands; of a list that is cut off the entries before the cut. */
const wholeOf = async (member: Member, c: ReadContext): Promise<unknown> =>
  jsonHead(await member.head(100))?.startsWith('[') ? jsonObjects(member, c) : c.json(member);

const readMember = async (member: Member, sink: Sink, c: ReadContext): Promise<void> => {
  for (const [i, { date, entry }] of clueEntries(await wholeOf(member, c)).entries()) {
    const values = clueValues(entry);
    if (!values) sink.unknown(`Clue ${textOf(entry['type'])}`.slice(0, 60));
    const day = dayIn(date);
    for (const v of values ?? []) c.takeDay({ ...v, day, source: SOURCE }, member, i + 1);
  }
};

/** Clue (period and symptom diary): measurements.json, alone or in the data zip. */
export const clue: ExportSource = {
  id: 'clue',
  claim,
  read: (members, sink, context) => context.each(members, (member) => readMember(member, sink, context)),
};
