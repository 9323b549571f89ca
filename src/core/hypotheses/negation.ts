/**
 * Is a name in a sentence denied? After NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009): a negation
 * reaches a few words ahead, up to a break or a contrast; "not only" and the like negate nothing; some phrases deny
 * what stands before them; and what is said of somebody else does not count. English and German.
 */
const words = (list: string) => new Set(list.split(' '));

const NEGATIONS = words(
  "no not never without don't dont doesn't doesnt didn't didnt isn't isnt aren't wasn't wasnt haven't havent hasn't neither nor kein keine keinen keiner keinem keinerlei nicht nie niemals ohne weder denies exclude excluded excludes",
);
/** "not only", "nicht nur": no negation. */
const PSEUDO = words('only just nur bloss mehr longer');
/** End the reach of a negation. */
const CONTRASTS = words(
  'but however although except just only rather instead because aber sondern nur jedoch obwohl weil sonst dafur eher',
);
/** A negation reaches this many words ahead: "no sign of any migraine". */
const REACH = 4;
const BREAK = ',';

/** Between a name and a "nicht" or "keine" that denies it at the end: "Migräne habe ich nicht". */
const LIGHT = words(
  'habe hab haben hatte hat ich ist es das war sind bei mir also eigentlich i have it is do',
);
const DENIED_AFTER =
  /^(?:(?:is|was|are) (?:not|out)|isn't|isnt|wasn't|ist nicht|war nicht|has been ruled out|was ruled out|is ruled out|ruled out|excluded|was excluded|has been excluded|ausgeschlossen|wurde ausgeschlossen|ist ausgeschlossen)(?: (?:the|my|a|an|das|mein|what|it|i|problem|issue|question|case|thing|here))* ?(?:$|,)/;
const DENIED_BEFORE =
  /(?:rule[ds]? out|ruled|free of|free from|instead of|rather than|other than|anything but|statt|anstatt|frei von|ausser|keine spur von)(?: (?:a|the|any|eine|einer|einem|der))?$/;

/** Somebody else has it: "my sister has migraine". */
const OTHERS =
  /(?:^|, |\b)(?:my|her|his|the|our|mein|meine|meiner|unser|unsere) (?:\w+ )?(?:mother|mum|mom|father|dad|sister|brother|husband|wife|partner|son|daughter|boss|neighbou?r|friend|colleague|aunt|uncle|grandmother|grandfather|child|dog|cat|mutter|vater|schwester|bruder|mann|frau|sohn|tochter|chef|chefin|nachbar|nachbarin|freund|freundin|kollege|kollegin|tante|onkel|oma|opa|kind|hund|katze)(?: \w+)? (?:has|had|have|gets|got|suffers|takes|took|hat|hatte|bekommt|leidet|nimmt)\b/;

/** True if the words `tokens[at .. at+length)` are denied, or said of somebody else. */
export const isNegated = (tokens: readonly string[], at: number, length: number): boolean => {
  const before = lastPart(tokens.slice(0, at));
  if (OTHERS.test(before.join(' '))) return true;
  if (DENIED_BEFORE.test(before.join(' '))) return true;
  if (aheadNegated(tokens, at)) return true;
  const after = tokens.slice(at + length);
  if (DENIED_AFTER.test(`${after.join(' ')} `.replaceAll(' ,', ',').trim())) return true;
  const end = after.indexOf(BREAK);
  const part = end < 0 ? after : after.slice(0, end);
  const last = part.at(-1);
  return (
    last !== undefined &&
    part.length <= 5 &&
    /^(?:nicht|keine|keinen|keins|not|no|none|nein)$/.test(last) &&
    part.slice(0, -1).every((t) => LIGHT.has(t))
  );
};

const lastPart = (tokens: readonly string[]): string[] => tokens.slice(tokens.lastIndexOf(BREAK) + 1);

const aheadNegated = (tokens: readonly string[], at: number): boolean => {
  // a list after one negation, "no fever, nausea or migraine", is read through its commas if an "or" closes it
  const closes = tokens.slice(Math.max(0, at - 1), at + 3).some((t) => /^(?:or|nor|oder|noch)$/.test(t));
  let reach = REACH;
  for (let i = at - 1; i >= 0 && reach > 0; i--) {
    const token = tokens[i]!;
    if (token === BREAK) {
      if (!closes) return false;
      continue;
    }
    if (NEGATIONS.has(token)) return !PSEUDO.has(tokens[i + 1] ?? '');
    if (CONTRASTS.has(token)) return false;
    reach--;
  }
  return false;
};

/** "I want no more migraine": in a goal, a negation without "I have" or "it is" is a wish and not a denial. */
export const isWish = (clause: string): boolean =>
  !/\b(?:have|has|had|is|isn't|am|do not|don't|habe|hab|hatte|ist|war|not|nicht)\b/i.test(clause);
