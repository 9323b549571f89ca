import { guessesOf, includesExpectation, type ResultView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Card } from '../../ui/index.ts';

/** What a person can do with the answer, what it cannot say. */
export const WhatNow = ({ view }: { view: ResultView }) => {
  const { t } = useI18n();
  const guesses = guessesOf(view);
  return (
    <Card title={t('result.whatNow')}>
      <ul className="list small">
        <li>
          <b>{t('result.talk')}</b> {t('result.talkText')}
        </li>
        <li>
          <b>{t('result.cannotSay')}</b>{' '}
          {t(includesExpectation(view.protocol) ? 'result.cannotSayOpen' : 'result.cannotSayBlind')}{' '}
          {guesses ? t('result.guessed', guesses) : null}
        </li>
        <li className="t2">{t('result.notMedical')}</li>
      </ul>
    </Card>
  );
};
