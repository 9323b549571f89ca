/**
 * The parts of FHIR R4 (hl7.org/fhir/R4, 4.0.1) that an exported trial uses. The published type packages for
 * TypeScript describe STU3 or are large; the tests validate what is made against the R4 definitions.
 */
export interface Coding {
  system?: string;
  code?: string;
  display?: string;
}
export interface CodeableConcept {
  coding?: Coding[];
  text?: string;
}
export interface Reference {
  reference: string;
}
export interface Quantity {
  value: number;
  unit?: string;
  system?: string;
  code?: string;
}
export interface Period {
  start?: string;
  end?: string;
}
export interface Annotation {
  text: string;
}
export interface Identifier {
  system: string;
  value: string;
}

interface Base {
  id: string;
  text?: { status: 'generated'; div: string };
}

export interface Patient extends Base {
  resourceType: 'Patient';
  active?: boolean;
}

export interface ResearchStudy extends Base {
  resourceType: 'ResearchStudy';
  identifier?: Identifier[];
  title?: string;
  status: 'active' | 'completed' | 'administratively-completed';
  primaryPurposeType?: CodeableConcept;
  description?: string;
  period?: Period;
  reasonStopped?: CodeableConcept;
  note?: Annotation[];
  arm?: { name: string; type?: CodeableConcept; description?: string }[];
  objective?: { name?: string; type?: CodeableConcept }[];
}

export interface ResearchSubject extends Base {
  resourceType: 'ResearchSubject';
  status: 'on-study' | 'off-study';
  period?: Period;
  study: Reference;
  individual: Reference;
}

export interface Component {
  code: CodeableConcept;
  valueQuantity?: Quantity;
  valueString?: string;
  valueInteger?: number;
  valueBoolean?: boolean;
  valueRange?: { low: Quantity; high: Quantity };
}

export interface Observation extends Base {
  resourceType: 'Observation';
  status: 'final';
  category?: CodeableConcept[];
  code: CodeableConcept;
  subject: Reference;
  focus?: Reference[];
  effectiveDateTime?: string;
  effectivePeriod?: Period;
  valueBoolean?: boolean;
  valueQuantity?: Quantity;
  dataAbsentReason?: CodeableConcept;
  method?: CodeableConcept;
  note?: Annotation[];
  component?: Component[];
}

export interface MeasureReport extends Base {
  resourceType: 'MeasureReport';
  status: 'complete';
  type: 'individual';
  measure: string;
  subject: Reference;
  date?: string;
  period: Period;
  improvementNotation?: CodeableConcept;
  group?: {
    code?: CodeableConcept;
    population?: { code?: CodeableConcept; count: number }[];
    measureScore?: Quantity;
  }[];
  evaluatedResource?: Reference[];
}

export interface AdverseEvent extends Base {
  resourceType: 'AdverseEvent';
  actuality: 'actual';
  event?: CodeableConcept;
  subject: Reference;
  date?: string;
  recordedDate?: string;
  severity?: CodeableConcept;
  study?: Reference[];
  extension?: { url: string; valueString: string }[];
}

export type Exported = Patient | ResearchStudy | ResearchSubject | Observation | MeasureReport | AdverseEvent;

export interface Bundle {
  resourceType: 'Bundle';
  id: string;
  type: 'collection';
  timestamp: string;
  entry: { fullUrl: string; resource: Exported }[];
}
