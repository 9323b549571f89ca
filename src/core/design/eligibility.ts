import type { InterventionRecord } from '../../shared/evidence.ts';
import type { Profile } from '../../shared/hypotheses.ts';
import { rulesOf, type TrialDraft } from '../../shared/trial.ts';
import { personOf, statementsAgainst } from '../hypotheses/person.ts';
import { findWord } from '../hypotheses/text.ts';

/** Keys of safety statements that belong to no arm. */
export const ADULT_KEY = 'adult';
export const MEDICINES_KEY = 'medicines';
const ADULT = 18;

export interface Obstacle {
  /** `rule`: never here, whatever is confirmed; `confirm`: a safety statement is still open. */
  kind: 'rule' | 'confirm';
  /** Whole sentences for the person. */
  message: string;
  where: string;
}

type Arm = TrialDraft['arms'][number];
type Catalogued = Pick<InterventionRecord, 'id' | 'name' | 'aliases' | 'prescription' | 'contraindications'>;

/** The catalogue's interventions that an arm is about: by its id, and by the names in its name and instruction. */
const interventionsOf = (arm: Arm, catalogue: readonly Catalogued[]): Catalogued[] => {
  const own = catalogue.find((i) => i.id === arm.id);
  const named = catalogue.filter((i) =>
    [arm.name, arm.instruction].some((text) => findWord(text, [i.name, ...i.aliases]) !== null),
  );
  return [...new Set([...(own ? [own] : []), ...named])];
};

/**
 * What stands between this person and this trial, worst first; empty where nothing does. Enforced when a trial
 * starts, whatever the planner showed.
 * - Nobody under 18 starts a trial alone. Where the age is not known, being an adult has to be confirmed.
 * - No arm is about a prescription medicine: not taking, changing or leaving one out.
 * - No arm meets a contraindication in the profile; arms that have any need their statement confirmed.
 * - Who takes medicines confirms that they go on as they are.
 */
export const obstaclesOf = (
  draft: Pick<TrialDraft, 'arms' | 'rules'>,
  profile: Profile | null,
  catalogue: readonly InterventionRecord[],
): Obstacle[] => {
  const person = profile ? personOf(profile) : null;
  const confirmed = new Set(rulesOf(draft).confirmedKeys);
  const age = person?.age ?? null;
  if (age !== null && age < ADULT)
    return [
      {
        kind: 'rule',
        message:
          'Trials here are for adults. Nobody under 18 starts one alone: please talk to a doctor about it. Nothing was started.',
        where: 'profile',
      },
    ];
  const rules: Obstacle[] = [];
  const open: Obstacle[] = [];
  for (const [i, arm] of draft.arms.entries()) {
    if (i === 0) continue; // the reference is life as it is; it may well name what somebody takes anyway
    for (const found of interventionsOf(arm, catalogue)) {
      const where = `arms.${i}`;
      if (found.prescription) {
        rules.push({
          kind: 'rule',
          message: `${found.name} is a prescription medicine. The app never proposes to start, stop or change one: discuss it with your clinician. Nothing was started.`,
          where,
        });
        continue;
      }
      const record = catalogue.find((c) => c.id === found.id);
      const against = person && record ? statementsAgainst(person, record) : [];
      if (against.length > 0)
        rules.push({
          kind: 'rule',
          message: `You mention ${against.join(' and ')}: talk to your clinician before you try ${found.name}. Nothing was started.`,
          where,
        });
      else if (found.contraindications.length > 0 && !confirmed.has(arm.id))
        open.push({
          kind: 'confirm',
          message: `A safety answer about ${arm.name} is missing. Nothing was started. Please answer it and try again.`,
          where,
        });
    }
  }
  if (age === null && !confirmed.has(ADULT_KEY))
    open.push({
      kind: 'confirm',
      message: 'Please confirm that you are 18 or older, or fill in your age. Nothing was started.',
      where: 'rules.confirmedKeys',
    });
  if ((profile?.medications.length ?? 0) > 0 && !confirmed.has(MEDICINES_KEY))
    open.push({
      kind: 'confirm',
      message: 'Please confirm that you keep taking your medicines as they are. Nothing was started.',
      where: 'rules.confirmedKeys',
    });
  return [...rules, ...open];
};
