import type { Formats } from '../../format.ts';
import type { Translate } from '../../i18n/translate.ts';
import { metricName } from '../../metrics.ts';
import { midSentence } from '../result/words.ts';
import type { AnswerKind, PlanTexts } from './form.ts';

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
  measure: (metric) => metricName(metric, { t }),
  both: (first, second) => t('planner.bothArms', { first, second: midSentence(second, f) }),
  adult: t('planner.adult'),
  ownArm: t('planner.ownArmName'),
  keepMedicines: t('planner.keepMedicines'),
  noneOf: (arm, what) => t('planner.noneOf', { arm, what }),
  inSentence: (name) => midSentence(name, f),
});

/** Unit of a change of the outcome, as it stands beside a number. */
export const unitText = (kind: AnswerKind, t: Translate, measured: string | undefined): string =>
  kind === 'measure'
    ? (measured ?? '')
    : t(
        (
          {
            'yes-no': 'planner.days28',
            scale: 'planner.points',
            count: 'planner.aDay',
            duration: 'planner.minutes',
          } as const
        )[kind],
      );
