import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { rulesOf, type TrialView } from '../../../shared/trial.ts';
import { useAction } from '../../api.ts';
import { errorSentence } from '../../i18n/errors.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import {
  Button,
  Card,
  ConfirmDialog,
  ErrorBanner,
  Icon,
  NumberField,
  TextAreaField,
  useToast,
} from '../../ui/index.ts';

const changed = ['trials.get', 'trials.list', 'diary.today', 'results.get'] as const;

export const ResumeButton = ({ id, small }: { id: string; small?: boolean }) => {
  const { t, f } = useI18n();
  const { say } = useToast();
  const record = useAction('trials.record', ...changed);
  const resume = async () => {
    const reply = await record.run({ id, action: { kind: 'resume' } });
    say(reply.ok ? t('trials.resumedToast') : errorSentence(reply.error, f.language));
  };
  return (
    <Button kind="pri" small={small ?? false} isDisabled={record.pending} onPress={() => void resume()}>
      <Icon as={Play} size="s" />
      {t('trials.resume')}
    </Button>
  );
};

/** Pause, with what it does to the broken period said before. */
export const PauseButton = ({ view }: { view: TrialView }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const record = useAction('trials.record', ...changed);
  const pause = async () => {
    const reply = await record.run({ id: view.id, action: { kind: 'pause', reason: reason.trim() } });
    if (!reply.ok) return;
    setOpen(false);
    say(t('trials.pausedToast'));
  };
  const rule =
    rulesOf(view.protocol).afterPause === 'restart' ? 'trials.pauseRestart' : 'trials.pauseContinue';
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        <Icon as={Pause} size="s" />
        {t('trials.pause')}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('trials.pauseTitle')}
        confirm={t('trials.pauseConfirm')}
        pending={record.pending}
        onConfirm={() => void pause()}
      >
        {record.error ? <ErrorBanner error={record.error} /> : null}
        <p>{t('trials.pauseText')}</p>
        <p>{t(rule)}</p>
        <TextAreaField
          label={t('trials.pauseReason')}
          value={reason}
          onChange={setReason}
          maxLength={400}
          rows={2}
        />
      </ConfirmDialog>
    </>
  );
};

/** When the next period begins, and how to let it begin later. */
export const NextPeriodCard = ({ view }: { view: TrialView }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState<number | null>(7);
  const record = useAction('trials.record', ...changed);
  const next = view.nextPeriod;
  if (!next) return null;
  const move = async () => {
    if (days === null) return;
    const reply = await record.run({ id: view.id, action: { kind: 'shift', period: next.period, days } });
    if (!reply.ok) return;
    setOpen(false);
    say(t('trials.movedToast'));
  };
  return (
    <Card>
      <div className="stack s3">
        <p>{t('trials.nextPeriod', next)}</p>
        <div>
          <Button small onPress={() => setOpen(true)}>
            {t('trials.move')}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('trials.moveTitle')}
        confirm={t('trials.moveConfirm')}
        pending={record.pending || days === null}
        onConfirm={() => void move()}
      >
        {record.error ? <ErrorBanner error={record.error} /> : null}
        <p>
          {t('trials.nextPeriod', next)} {t('trials.moveHint')}
        </p>
        <NumberField
          label={t('trials.moveDays')}
          value={days}
          onChange={setDays}
          min={1}
          max={60}
          unit={t('trials.days')}
        />
      </ConfirmDialog>
    </Card>
  );
};
