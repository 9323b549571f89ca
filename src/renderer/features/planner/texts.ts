import type { Formats } from '../../format.ts';
import type { Translate } from '../../i18n/translate.ts';
import { midSentence } from '../result/words.ts';
import type { PlanTexts } from './form.ts';

/** The texts that go into a protocol, in the current language. */
export const planTexts = (t: Translate, f: Formats): PlanTexts => ({
  reference: {
    placebo: { name: t('planner.placebo'), instruction: t('planner.placeboDo') },
    usual: { name: t('planner.usual'), instruction: t('planner.usualDo') },
  },
  outcome: {
    'migraine-day': { label: t('planner.migraineLabel'), question: t('planner.migraineQuestion') },
    pain: { label: t('planner.painLabel'), question: t('planner.painQuestion') },
    'acute-medicine': { label: t('planner.acuteLabel'), question: t('planner.acuteQuestion') },
  },
  ownArm: t('planner.ownArmName'),
  keepMedicines: t('planner.keepMedicines'),
  noneOf: (arm, what) => t('planner.noneOf', { arm, what }),
  inSentence: (name) => midSentence(name, f),
});

/** Unit of a change of the outcome, as it stands beside a number. */
export const unitText = (kind: 'yes-no' | 'scale' | 'count', t: Translate): string =>
  t(({ 'yes-no': 'planner.days28', scale: 'planner.points', count: 'planner.aDay' } as const)[kind]);
