import { SaxesParser } from 'saxes';
import { AppFailure } from '../../../shared/errors.ts';
import type { Sink } from '../sink.ts';
import { type Attributes, type Row, recordReader } from './record.ts';
import { pairedMetrics, silentElements } from './types.ts';

export interface AppleHealthParser {
  /** Takes the next piece of the file's text, cut anywhere. */
  write(text: string): void;
  /** Ends the file: gives out what was held back and reports damage. */
  close(): void;
}

const MAX_SILENCE = 8_000_000; // characters without a tag: no export of Apple's, and it would fill the memory
const MAX_DAMAGE = 200_000;
const MAX_DEPTH = 200;

/**
 * Streams an Apple Health export.xml into rows. Good and damaged files take the same path: the XML parser
 * reports an error and goes on, each error is counted into the warnings, each complete record is kept.
 *
 * Entities are never expanded beyond XML's own five, no file or address is ever opened (saxes does neither).
 *
 * @param now UTC ms of the import
 * @param file its name for the warnings, where the import has several
 * @throws AppFailure 'file-unreadable' on input that is no XML of an export at all
 */
export const appleHealthParser = (sink: Sink, now: number, file = ''): AppleHealthParser => {
  const named = file === '' ? 'The file' : file;
  const parser = new SaxesParser();
  const read = recordReader(sink, now);
  const pairs = new Set<string>();
  const held: Row[] = [];
  let open: Row | null = null; // a Record whose children are being read
  let workout: Row | null = null; // a Workout whose children are being read
  let inCorrelation = false;
  let finished = false;
  let damage = 0;
  let firstDamage = '';
  let silence = 0;
  let depth = 0;

  const keyOf = (r: Row) => `${r.metric} ${r.start} ${r.end} ${r.value} ${r.source}`;
  const add = (r: Row) => sink.add(r.metric, r.start, r.end, r.value, r.source, r.device, r.unit, r.zone);
  const take = (r: Row) => {
    if (!pairedMetrics.has(r.code)) return add(r);
    // The pair's copy is held back: it counts only where the record does not also stand alone.
    if (inCorrelation) return void held.push(r);
    pairs.add(keyOf(r));
    add(r);
  };

  parser.on('error', (error) => {
    damage++;
    if (damage === 1) firstDamage = error.message;
    if (damage > MAX_DAMAGE) throw unreadable('it is damaged in too many places');
  });

  parser.on('opentag', (tag) => {
    silence = 0;
    const parents = depth;
    if (!tag.isSelfClosing && ++depth > MAX_DEPTH) throw unreadable('its elements are nested without end');
    const attributes = tag.attributes as Attributes;
    switch (tag.name) {
      case 'Record': {
        const row = read.record(attributes, parser.line);
        if (row && tag.isSelfClosing) take(row);
        else open = row;
        return;
      }
      case 'Workout': {
        const row = read.workout(attributes, parser.line);
        if (row && tag.isSelfClosing) add(row);
        else workout = row;
        return;
      }
      case 'MetadataEntry': {
        const owner = open ?? workout;
        if (owner && attributes['key'] === 'HKTimeZone') owner.zone = sink.zone.id(attributes['value'] ?? '');
        return;
      }
      case 'Correlation':
        inCorrelation = !tag.isSelfClosing;
        return;
      default:
        // Only children of HealthData are records; what lies deeper is part of one.
        if (parents === 1 && !silentElements.has(tag.name)) sink.unknown(tag.name.slice(0, 120));
    }
  });

  parser.on('closetag', (tag) => {
    silence = 0;
    if (!tag.isSelfClosing) depth--;
    if (tag.name === 'Record' && open) {
      take(open);
      open = null;
    } else if (tag.name === 'Workout' && workout) {
      if (!tag.isSelfClosing) add(workout);
      workout = null;
    } else if (tag.name === 'Correlation') inCorrelation = false;
    else if (tag.name === 'HealthData') finished = true;
  });

  return {
    write: (text) => {
      silence += text.length;
      parser.write(text); // each tag in it sets the silence back to 0
      if (silence > MAX_SILENCE) throw unreadable('it has a stretch of 8 MB without any record');
    },
    close: () => {
      parser.close();
      for (const row of held) if (!pairs.has(keyOf(row))) add(row);
      if (!finished)
        sink.warn(
          `${named} ends in the middle: the records before that point were read, later ones are missing. Export again to get them.`,
        );
      else if (damage > 0)
        sink.warn(
          `${named} is damaged in ${damage} ${damage === 1 ? 'place' : 'places'} (the first at ${firstDamage}). What could be read was read.`,
        );
    },
  };
};

const unreadable = (why: string) =>
  new AppFailure({
    code: 'file-unreadable',
    message: `This file cannot be read as a health export: ${why}. Nothing of it was imported. Export again on your phone and try that file.`,
  });
