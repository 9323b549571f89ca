import { useState } from 'react';
import { type CheckInAnswer, checkInAnswers } from '../../../shared/results.ts';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Banner, Button, ErrorBanner, useToast } from '../../ui/index.ts';

/**
 * "Is it still helping?", some weeks after a decision to go on. An answer that was given today is shown with a way to
 * change it; both stay in the trial's list, the last one counts.
 */
export const CheckIn = (p: {
  id: string;
  /** The arm that was kept, or the trial's title. */
  of: string;
  /** What was answered today; null while nothing was. */
  answer: CheckInAnswer | null;
  /** Offers the way to the trial, where the question does not stand beside its result. */
  withResult?: boolean;
}) => {
  const { t } = useI18n();
  const { go } = useRouter();
  const { say } = useToast();
  const [changing, setChanging] = useState(false);
  const save = useAction(
    'results.checkIn',
    'results.get',
    'results.history',
    'trials.get',
    'diary.today',
    'hypotheses.rank',
  );
  const run = async (answer: CheckInAnswer) => {
    const reply = await save.run({ id: p.id, answer, note: '' });
    if (!reply.ok) return;
    setChanging(false);
    say(t('result.decisionKept'));
  };
  const see = p.withResult ? (
    <Button kind="link" className="small" onPress={() => go({ name: 'result', id: p.id })}>
      {t('result.seeResult')}
    </Button>
  ) : null;
  if (p.answer !== null && !changing)
    return (
      <Banner
        title={t(`result.said-${p.answer}`)}
        actions={
          <>
            <Button small onPress={() => setChanging(true)}>
              {t('result.changeAnswer')}
            </Button>
            {see}
          </>
        }
      >
        <p>{t('result.answeredToday', { arm: p.of })}</p>
      </Banner>
    );
  return (
    <Banner
      title={t('result.stillHelping', { arm: p.of })}
      actions={
        <>
          {checkInAnswers.map((a) => (
            <Button key={a} small isDisabled={save.pending} onPress={() => void run(a)}>
              {t(`result.answer-${a}`)}
            </Button>
          ))}
          {see}
        </>
      }
    >
      <p>{t('result.stillText')}</p>
      {save.error ? <ErrorBanner error={save.error} /> : null}
    </Banner>
  );
};
