import type { ResultView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Card } from '../../ui/index.ts';
import { headlineOf } from './say.ts';

/** What a person can do with the answer, what it cannot say. */
export const WhatNow = ({ view }: { view: ResultView }) => {
  const { t } = useI18n();
  const { go } = useRouter();
  const head = headlineOf(view);
  const unsure = head?.verdict === 'not-sure-yet' || head?.verdict.startsWith('probably');
  return (
    <Card title={t('result.whatNow')}>
      <ul className="list small">
        <li>
          <b>{t('result.talk')}</b> {t('result.talkText')}
        </li>
        {unsure ? (
          <li className="stack s2">
            <span>
              <b>{t('result.unsureTitle')}</b>{' '}
              {t('result.unsureText', { days: view.protocol.periods * view.protocol.periodDays })}
            </span>
            <span>
              <Button small onPress={() => go({ name: 'planner', candidateIds: head ? [head.arm.id] : [] })}>
                {t('result.planNext')}
              </Button>
            </span>
          </li>
        ) : null}
        <li>
          <b>{t('result.cannotSay')}</b> {t('result.cannotSayOpen')}
        </li>
        <li className="t2">{t('result.notMedical')}</li>
      </ul>
    </Card>
  );
};
