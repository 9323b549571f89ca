/** An exported trial in FHIR R4. */
export { type FhirInput, fhirBundle } from './bundle.ts';
export type { Bundle } from './types.ts';
