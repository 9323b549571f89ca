import { describe, expect, it } from 'vitest';
import { findWord } from '../../../../src/core/hypotheses/text.ts';

const negated = (text: string, word: string) => findWord(text, [word], true)?.negated;

describe('a denial', () => {
  it.each([
    ['no migraine', 'migraine'],
    ['I do not have any sign of migraine', 'migraine'],
    ['Migräne habe ich nicht', 'migräne'],
    ['Asthma hatte ich noch nie', 'asthma'],
    ['Rheuma wurde ausgeschlossen', 'rheuma'],
    ['migraine was ruled out', 'migraine'],
    ['they tested me for celiac disease and it came back negative', 'celiac disease'],
    ['no fever, nausea or migraine', 'migraine'],
    ['keine Spur von Migräne', 'migräne'],
    ['my blood sugar is totally normal', 'blood sugar'],
    ["blood pressure's fine", 'blood pressure'],
    ['Gicht habe ich nie gehabt', 'gicht'],
    ['gout runs in our family', 'gout'],
  ])('%s', (text, word) => expect(negated(text, word)).toBe(true));
});

describe("somebody else's", () => {
  it.each([
    ['my sister has migraine', 'migraine'],
    ['our neighbour suffers from migraine', 'migraine'],
    ['a colleague of mine was told she has psoriasis', 'psoriasis'],
    ['meine Tochter leidet an Migräne', 'migräne'],
    ['meine Tante ist zuckerkrank', 'zuckerkrank'],
    ['grandpa takes tablets for hypertension', 'hypertension'],
    ["my husband's blood pressure is 170", 'blood pressure'],
    ['the back pain of my father is worse', 'back pain'],
    ['der Blutdruck meines Mannes ist hoch', 'blutdruck'],
  ])('%s', (text, word) => expect(negated(text, word)).toBe(true));
});

describe('no denial', () => {
  it.each([
    ['not only migraine but everything', 'migraine'],
    ['lifting my kids hurts my back, back pain', 'back pain'],
    ["my son's birth gave me back pain", 'back pain'],
    ['my sister and I both have migraine', 'migraine'],
    ['no sleep, migraine every day', 'migraine'],
    ['nicht nur Migräne', 'migräne'],
    ['I have migraine like my mother', 'migraine'],
    ['cannot work with migraine', 'migraine'],
    ['since my son was born I have migraine', 'migraine'],
    ['my boss gives me migraine', 'migraine'],
    ['my blood pressure is not fine', 'blood pressure'],
    ['mein Blutdruck ist nicht in Ordnung', 'blutdruck'],
    ['migraine runs in the family and I have it too', 'migraine'],
  ])('%s', (text, word) => expect(negated(text, word)).toBe(false));
});
