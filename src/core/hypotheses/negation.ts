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
/** A negation reaches this many words ahead (NegEx: 5): "do not have any sign of migraine". */
const REACH = 5;
const BREAK = ',';

/** Between a name and a "nicht" or "keine" that denies it at the end: "Migräne habe ich nicht". */
const LIGHT = words(
  'habe hab haben hatte hat ich ist es das war sind bei mir also eigentlich noch i have it is do nie niemals nicht',
);
const DENIED_AFTER =
  /^(?:(?:is|was|are) (?:not|out)|isn't|isnt|wasn't|ist nicht|war nicht|has been ruled out|was ruled out|is ruled out|ruled out|excluded|was excluded|has been excluded|ausgeschlossen|wurde ausgeschlossen|ist ausgeschlossen)(?: (?:the|my|a|an|das|mein|what|it|i|problem|issue|question|case|thing|here))* ?(?:$|,)/;
const DENIED_BEFORE =
  /(?:rule[ds]? out|ruled|free of|free from|instead of|rather than|other than|anything but|statt|anstatt|frei von|ausser|keine spur von)(?: (?:a|the|any|eine|einer|einem|der))?$/;

const KIN =
  'mother|mum|mummy|mom|mommy|father|dad|daddy|sister|brother|sibling|husband|wife|hubby|partner|spouse|fiance|fiancee|girlfriend|boyfriend|son|daughter|kid|kids|child|children|baby|boss|neighbou?r|friend|mate|buddy|colleague|coworker|flatmate|roommate|aunt|auntie|uncle|cousin|niece|nephew|grandmother|grandma|granny|gran|nana|nan|grandfather|grandpa|grandad|granddad|gramps|grandson|granddaughter|stepson|stepdaughter|toddler|teenager|parents|ex|dog|cat|mutter|mama|mutti|vater|papa|vati|schwester|bruder|geschwister|mann|ehemann|frau|ehefrau|partnerin|sohn|tochter|chef|chefin|nachbar|nachbarin|freund|freundin|kumpel|kollege|kollegin|mitbewohner|mitbewohnerin|tante|onkel|cousine|nichte|neffe|oma|opa|grossmutter|grossvater|eltern|kind|kinder|hund|katze';
/** What such a person does in the sentence, close to their name. */
const HAS =
  "has|had|have|won't|wont|doesn't|never|gets|get|got|suffers|suffer|suffered|takes|take|took|is|was|are|were|struggles|struggled|lives|feels|felt|threw|hurt|hurts|complains|cannot|can't|hat|hatte|haben|bekommt|kriegt|leidet|litt|nimmt|ist|war|klagt|lebt|fuhlt|kann";
/** Somebody else has it: "my sister has migraine", "dad takes pills for it", "a friend of mine was diagnosed with it". */
const OTHERS = new RegExp(
  `(?:^|\\b)(?:(?:my|her|his|the|our|a|an|mein|meine|meiner|meinem|unser|unsere|ein|eine|der|die) (?:\\w+ )?)?(?:${KIN})((?: (?:of mine|von mir|and \\w+|und \\w+|\\w+))?(?: \\w+)? (?:${HAS})\\b.*)$`,
);
/** ... but "my son was born and I", "my boss gives me": the sentence has come back to the person. */
const MYSELF = /\b(?:i|i'm|i've|me|my|we|us|both|myself|ich|mich|mir|wir|uns|beide|mein|meine)\b/;
/** "my husband's blood pressure", "Papas Rücken": what belongs to somebody else. */
const POSSESSED = new RegExp(
  `\\b(?:(?:${KIN}) 's|(?:mama|papa|oma|opa|mutti|vati|mutter|vater|bruder|husband|mum|mom|dad|father|mother|sister|brother|wife)s)((?: \\w+){0,2})$`,
);
/** "the migraine of my mother", "der Blutdruck meines Mannes", said after the name. */
const OF_OTHERS = `(?:of (?:my|our)|von (?:meine[mr]?|unsere[mr]?)|meine[sr]|unsere[sr]) (?:\\w+ )?(?:${KIN}|mannes|vaters|bruders|sohnes|freundes|kindes|onkels|opas|chefs|kollegen|nachbarn)\\b`;
const BELONGS = new RegExp(`^${OF_OTHERS}`);
const BELONGS_ANYWHERE = new RegExp(`^(.*\\w )${OF_OTHERS}(.*)$`);
/** A sentence that begins with somebody else: "my brother lies awake", not "my wife says that I". */
const ABOUT_OTHERS = new RegExp(
  `^(?:(?:and|but|also|und|aber) )?(?:(?:my|her|his|our|the|mein|meine|unser|unsere|der|die|das) (?:\\w+ )?)?(?:${KIN})\\b(?! (?:says|said|thinks|tells|told|complains|sagt|meint|findet|beschwert))(.*)$`,
);

/** True if a whole sentence or part is about somebody else and does not come back to the person. */
export const isAboutOthers = (tokens: readonly string[]): boolean => {
  const part = tokens.filter((t) => t !== BREAK).join(' ');
  const belongs = BELONGS_ANYWHERE.exec(part);
  const rest = belongs ? `${belongs[1]} ${belongs[2]}` : ABOUT_OTHERS.exec(part)?.[1];
  return rest !== undefined && !MYSELF.test(rest);
};

/** "runs in the family", said after the name. */
const IN_THE_FAMILY =
  /^(?:\w+ ){0,4}?(?:in|bei) (?:\w+ ){0,4}?(?:family|familie)\b(?!.*\b(?:i|ich|me|mich|too|auch)\b)/;
/** "came back negative", "is perfectly fine": what stands after the name says that there is nothing. */
const NOTHING_FOUND =
  /^(?:(?:and|but|it|they|'s|test|tests|for|und|der|die|das|auf|es|,) ?)*(?:is|'s|are|was|were|came|come|test|tests|tested|feels|has been|ist|sind|war|waren|wurde)(?: \w+){0,3}? (?:negative|negativ|unauffallig|clear|fine|ok|okay|normal|great|perfect|excluded|ausgeschlossen|bestens|in ordnung|im grunen bereich|kein problem|no problem|no issue)\b/;

/** "hat sich nicht bestätigt", "was not confirmed". */
const NOT_CONFIRMED =
  /^(?:\w+ ){0,3}?(?:nicht (?:bestatigt|nachgewiesen|gefunden|festgestellt)|not (?:been )?(?:confirmed|found|diagnosed))\b/;

/** True if what stands at `at` is said of somebody else. */
export const isOfOthers = (tokens: readonly string[], at: number): boolean => {
  const before = lastPart(tokens.slice(0, at)).join(' ');
  const possessed = POSSESSED.exec(before)?.[1];
  if (possessed !== undefined && !MYSELF.test(possessed)) return true;
  const rest = OTHERS.exec(before)?.[1];
  return rest !== undefined && !MYSELF.test(rest);
};

/** True if the words `tokens[at .. at+length)` are denied, or said of somebody else. */
export const isNegated = (tokens: readonly string[], at: number, length: number): boolean => {
  const before = lastPart(tokens.slice(0, at));
  if (isOfOthers(tokens, at)) return true;
  if (DENIED_BEFORE.test(before.join(' '))) return true;
  if (aheadNegated(tokens, at)) return true;
  const after = tokens.slice(at + length);
  if (BELONGS.test(after.join(' '))) return true;
  if (IN_THE_FAMILY.test(after.join(' ')) || NOT_CONFIRMED.test(after.join(' '))) return true;
  const nothing = NOTHING_FOUND.exec(after.join(' '))?.[0];
  if (nothing !== undefined && !/\b(?:not|nicht|never|nie)\b/.test(nothing)) return true;
  if (DENIED_AFTER.test(`${after.join(' ')} `.replaceAll(' ,', ',').trim())) return true;
  const end = after.indexOf(BREAK);
  const part = end < 0 ? after : after.slice(0, end);
  const last = part.at(-1);
  return (
    last !== undefined &&
    (last !== 'gehabt' || part.some((w) => /^(?:nicht|nie|niemals)$/.test(w))) &&
    part.length <= 5 &&
    /^(?:nicht|nie|niemals|never|keine|keinen|keins|not|no|none|nein|gehabt)$/.test(last) &&
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

const WELL =
  'fine|good|great|okay|ok|normal|perfect|healthy|excellent|in order|under control|gut|in ordnung|bestens|prima|super|normal|wunderbar|gesund|kein problem|no problem|unauffallig|problemlos';
/** A part that only says that something is well, or that it is not this: "my mood is good", "it isn't my bowels". */
const ALL_WELL = new RegExp(
  `^(?:(?:and|but|und|aber) )?(?:\\w+ ){1,4}?(?:'s|is|are|feels|works|ist|sind|klappt|geht|lauft|funktioniert)(?: \\w+){0,2}? (?:${WELL}|well)(?: (?:now|again|wieder|really|so far|bisher))?$`,
);
const NOT_THIS =
  /^(?:(?:and|but|und|aber) )?(?:(?:it|that|this|es|das)(?: 's| is| was| ist| war|'s)? ?(?:not|isn't|isnt|wasn't|nicht)|not|nicht|it isn't|liegt nicht an|weder) (?:my|the|a|an|about|der|die|das|den|dem|ein|eine|mein|meine|meinem|meiner|am|im)(?: \w+){1,3}$/;

/** True for a part of a sentence that denies a complaint whatever it is: it must not be read by its meaning. */
export const isAllWell = (tokens: readonly string[]): boolean => {
  const part = tokens.filter((t) => t !== BREAK).join(' ');
  if (NOT_THIS.test(part)) return true;
  return ALL_WELL.test(part) && !/\b(?:not|no|never|hardly|n't|nicht|nie|kein|keine|kaum)\b/.test(part);
};
