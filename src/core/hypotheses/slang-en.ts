import { normalise } from './text.ts';

/**
 * Everyday English in other words: phrase and plain reading, `phrase=plain`, several phrases by `|`, as `normalise`
 * writes them. The sentence model was trained on written English and reads slang badly. Written for the project from
 * general vocabulary; the longest phrase wins.
 */
const PHRASES = `
shut eye|shuteye|kip|zzz|zzzs|z's|forty winks|snooze=sleep
nod off|nodding off|nodded off|drop off|dropping off|drift off|drifting off|doze off|dozing off|get to sleep|get off to sleep=fall asleep
sleep like a log|sleep like a baby|sleep like a top|sleep like the dead|out like a light=sleep well
night owl=awake late at night
counting sheep|count sheep|stare at the ceiling|staring at the ceiling=lie awake at night
wired at night|brain won't shut up|brain won't switch off|mind won't switch off=cannot fall asleep
loo|bog|john|lav|privy|crapper|khazi=toilet
the trots|the runs|the squits|the shits|squitty|runny tummy|runny poo|loose poo=diarrhoea
bunged up|backed up|blocked up|can't poo|cant poo|can't go=constipated
gassy|farty|windy|parping|farting=bloated with gas
tummy|tum|gut|guts|belly=stomach
doubled over|doubled up|bent double=with cramps
noggin|noddle|bonce|nut|skull=head
banging head|head banging|head is banging|thumping head|head is thumping|pounding head|head is splitting|splitting head=severe headache
puke|puking|barf|barfing|hurl|hurling|chunder|spew|chuck up|throw up|throwing up=vomit
knackered|shattered|pooped|wiped out|zonked|wrecked|dead on my feet|bushed|burnt out|done in=exhausted
the blues|feeling blue|down in the dumps|in the dumps|bummed out|bummed|gutted|low spirits|in a funk|in a dark place|in the pits|down in the mouth=sad and depressed
can't be bothered|can't be arsed|cant be arsed|cba|meh about=no interest in
threw my back out|threw out my back|put my back out|put out my back|did my back in|done my back in|back went out|back gave out|back is knackered|back is buggered|tweaked my back|my back is shot|back is killing me|gammy back|dodgy back=have back pain
arse|bum|butt|backside=buttocks
pins and needles|pins n needles=tingling
electric shocks|like electricity|zaps|zapping=shooting nerve pain
achy all over|aches all over|ache all over|hurt all over|hurts all over|everything hurts|body aches=widespread muscle pain
brain fog|foggy head|fogginess=trouble thinking
bp=blood pressure
pressure readings|pressure is up|pressure is high|cuff says|cuff said=blood pressure is high
gonna=going to
wanna=want to
`;

const pairs = PHRASES.trim()
  .split('\n')
  .flatMap((line) => {
    const [phrases, plain] = line.split('=') as [string, string];
    return phrases.split('|').map((p): [string[], string] => [normalise(p).split(' '), plain]);
  })
  .sort((a, b) => b[0].length - a[0].length);

/** A normalised text with everyday phrases read in plain words; unchanged where there are none. */
export const inPlainWords = (normalised: string): string => {
  const words = normalised.split(' ');
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    const hit = pairs.find(([phrase]) => phrase.every((w, i) => words[at + i] === w));
    out.push(hit ? hit[1] : words[at]!);
    at += hit ? hit[0].length : 1;
  }
  return out.join(' ');
};
