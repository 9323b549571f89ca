/**
 * German phrases that say something else than their words, `phrase=English`, as `normalise` writes them. Read before
 * the word-by-word gloss. Written for the project from general vocabulary.
 */
const PHRASES = `
hin und her=toss and turn in bed
kein auge zu|kein auge zugetan|keine ruhe finden|finde keine ruhe|finde nicht in den schlaf|nicht in den schlaf=cannot fall asleep
nicht einschlafen|nicht schlafen|nicht durchschlafen|kaum schlafen|schlecht schlafen|schlafe schlecht|schlafe kaum=cannot sleep
kopf nicht abschalten|kann nicht abschalten|nicht zur ruhe|gedanken kreisen|gedankenkarussell|kopf lauft weiter|gehirn lauft weiter=my mind will not switch off, lie awake
am boden|am boden zerstort|im keller|am ende|nicht mehr konnen|kann nicht mehr=very depressed
null bock|keinen bock|kein bock|keine lust|keinen antrieb|keinen sinn|keinen spass|kein spass|nichts macht spass|nix macht spass|nichts macht mehr spass|nix macht mehr spass=no interest or joy in anything
nah am wasser|zum heulen|nur noch heulen=crying a lot
kopf platzt|schadel platzt|birne platzt|kopf zerspringt|kopf explodiert|platzt der kopf|platzt der schadel|platzt die birne=severe headache
mir ist schlecht|ist mir schlecht|mir wird schlecht|wird mir schlecht|mir ist ubel=I feel sick
licht und larm|larm und licht|kein licht|licht tut weh=light and noise hurt
auf dem klo|aufs klo|auf die toilette|zum klo|zur toilette=rush to the toilet
bauch wie ein ballon|wie ein ballon|wie ein luftballon=bloated belly
fahrt es mir|fahrt mir|schiesst es mir|schiesst mir|zieht es mir|zieht mir=shooting pain
tut weh|tun weh|tut mir weh|tun mir weh|weh tut|weh tun=hurts
am ganzen korper|im ganzen korper|ganzen korper|uberall=everywhere in my whole body
unteren rucken|unterer rucken|unten im rucken|lws|lendenwirbel|lendenwirbelsaule=lower back spine
seit ich|seitdem ich=since I
ameisen auf der haut|wie ameisen|wie strom|wie stromschlage=tingling electric shocks
eingeschlafene fusse|eingeschlafene hande|fusse schlafen ein|hande schlafen ein=numb tingling feet and hands
oberer wert|obere wert|unterer wert=blood pressure reading
`;

const pairs = PHRASES.trim()
  .split('\n')
  .flatMap((line) => {
    const [phrases, english] = line.split('=') as [string, string];
    return phrases.split('|').map((p): [string, string] => [p, english]);
  })
  .sort((a, b) => b[0].length - a[0].length);

/** A glossed phrase is kept as one unit: its spaces become this until the words around it are read. */
export const GLUE = '_';

/** A normalised German text with its phrases in English, glued; unchanged where there are none. */
export const phrasesInEnglish = (normalised: string): string =>
  pairs.reduce(
    (text, [phrase, english]) =>
      text.includes(phrase)
        ? ` ${text} `.replaceAll(` ${phrase} `, ` ${english.replaceAll(' ', GLUE)} `).trim()
        : text,
    normalised,
  );

/** "158 zu 96", "150/95", "160 over 100": a reading of blood pressure, high from 135 or 85 on. */
export const readingsInEnglish = (text: string): string =>
  text.replace(
    /\b(1[0-9]\d|2[0-4]\d)\s*(?:\/|zu|over|auf|uber|to)\s*(\d{2,3})\b(?!\s*(?:uhr|km|euro))/giu,
    (all, a, b) => {
      const [upper, lower] = [Number(a), Number(b)];
      if (lower < 40 || lower > 140 || lower >= upper) return all;
      return upper >= 135 || lower >= 85 ? `high blood pressure ${a} over ${b}` : all;
    },
  );
