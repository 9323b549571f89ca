import { addDays, FACTORIAL_ARMS, isCivilDay } from '../../core/design/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { AMOUNT_KEY, rulesOf, type TrialDraft } from '../../shared/trial.ts';
import { isZone } from '../clock/local-day.ts';
import { permittedCount } from './draw.ts';

const LONGEST_WAIT = 366; // days between the plan and its first day

/** One wrong field of a draft: the sentence that stands at the field, and its path. */
export interface Misfit {
  where: string;
  message: string;
}

/**
 * Everything that is wrong with a draft, in the order of the form; empty where a trial could start. `metrics` are the
 * metrics that the vault has data of.
 */
export const misfitsOf = (draft: TrialDraft, today: string, metrics: readonly string[]): Misfit[] => {
  const rules = rulesOf(draft);
  const out: Misfit[] = [];
  const wrong = (where: string, message: string) => out.push({ where, message });
  const { outcome, questions, arms } = draft;

  if (outcome.metric !== undefined) {
    if (!metrics.includes(outcome.metric))
      wrong(
        'outcome.metric',
        'The vault has no data of this measure. Import some first, or choose an outcome that you answer yourself.',
      );
    if (outcome.family !== 'gaussian' && outcome.family !== 'student-t')
      wrong('outcome.family', 'A measured outcome is a number on a scale: choose that kind of outcome.');
    if (draft.baseline === null)
      wrong('baseline', 'Say how it is now: the analysis of a measured outcome starts from there.');
  } else if (!questions.some((q) => q.primary && q.key === outcome.key))
    wrong('questions', 'The diary must ask for the outcome of the trial, or a device must measure it.');
  if (questions.some((q) => q.primary && q.kind === 'duration') && draft.baseline === null)
    wrong('baseline', 'Say how long it takes now: the analysis of a duration starts from there.');
  if (new Set(questions.map((q) => q.key)).size !== questions.length)
    wrong('questions', 'Two questions of the diary have the same name.');
  if (questions.some((q) => q.key === AMOUNT_KEY || q.key.startsWith('kept:')))
    wrong('questions', 'This name is kept for the app itself. Choose another one for your question.');

  if (arms.length < 2) wrong('arms', 'One arm alone compares nothing. Add a second one.');
  if (new Set(arms.map((a) => a.id)).size !== arms.length)
    wrong('arms', 'Two arms are the same. Choose different ones.');
  if (rules.factorial && arms.length !== FACTORIAL_ARMS)
    wrong('arms', 'Two interventions at once need four arms: neither, the first, the second, both.');

  if (draft.periodDays < 1) wrong('periodDays', 'A period needs at least one day.');
  if (arms.length > 1 && draft.periods % arms.length !== 0)
    wrong(
      'periods',
      `The number of periods must be a multiple of the ${arms.length} arms, so that each gets the same time.`,
    );
  else if (arms.length > 1) {
    const count = permittedCount(draft);
    if (!count.ok) wrong(count.error.where ?? 'periods', count.error.message);
  }
  if (draft.washoutDays >= draft.periodDays)
    wrong('washoutDays', 'The wash-out must be shorter than a period, or no day of it would count.');
  if (rules.allocation === 'adaptive') {
    if (draft.periods < 3 * arms.length)
      wrong('periods', 'An adaptive trial needs at least three rounds of its arms: the first one is fixed.');
    if (rules.blinding === 'helper')
      wrong('rules.blinding', 'Packs cannot be made in advance if later periods are drawn from the results.');
    if (!draft.hideUntilEnd)
      wrong('hideUntilEnd', 'An adaptive trial keeps its result hidden until the end.');
    if (rules.factorial) wrong('rules.factorial', 'Two interventions at once need a fixed order.');
  }
  if (rules.blinding === 'helper' && !draft.hideUntilEnd)
    wrong('hideUntilEnd', 'A blinded trial keeps its result hidden until the end.');

  if (!isCivilDay(draft.start)) wrong('start', 'This day does not exist. Choose another first day.');
  else if (draft.start < today) wrong('start', 'A trial can start today or later. Choose another first day.');
  else if (draft.start > addDays(today, LONGEST_WAIT))
    wrong('start', 'Choose a first day within the next year.');
  if (!isZone(draft.zone)) wrong('zone', `${draft.zone} is not a time zone name.`);
  return out;
};

/** The first misfit as a failure. */
export const checkDraft = (draft: TrialDraft, today: string, metrics: readonly string[]): Result<null> => {
  const [first] = misfitsOf(draft, today, metrics);
  return first ? fail('bad-input', first.message, first.where) : ok(null);
};
