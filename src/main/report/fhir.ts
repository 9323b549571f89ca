import { createHash } from 'node:crypto';
import { addDays } from '../../core/design/civil-day.ts';
import { fhirBundle } from '../../core/fhir/index.ts';
import type { ResultView } from '../../shared/trial.ts';

/** UUIDs (version 8, RFC 9562) from a trial's id and a name: the same export gives the same ids. */
export const fhirUuid =
  (trialId: string) =>
  (name: string): string => {
    const bytes = createHash('sha256').update(`${trialId}\n${name}`).digest().subarray(0, 16);
    bytes[6] = (bytes[6]! & 0x0f) | 0x80;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };

/** The whole result as a FHIR R4 Bundle. `exportedAt`: ISO 8601. */
export const resultFhir = (view: ResultView, exportedAt: string): string => {
  const { protocol } = view;
  const planned = addDays(protocol.start, protocol.runInDays + protocol.periods * protocol.periodDays - 1);
  const bundle = fhirBundle({
    view,
    end: view.days.at(-1)?.day ?? planned,
    exportedAt,
    uuidOf: fhirUuid(view.trialId),
  });
  return `${JSON.stringify(bundle, null, 2)}\n`;
};
