import { Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { call, invalidate, useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Dialog, ErrorBanner, Icon, TextAreaField, useToast } from '../../ui/index.ts';

/** How long an unanswered "Undo" stands before the stop is final (ms). */
const UNDO_FOR = 60_000;
const changed = ['trials.get', 'trials.list', 'diary.today', 'results.get'] as const;

/**
 * One click stops the trial: from that moment nothing is asked and nothing reminds. Only then come a reason and an
 * undo. Until the dialog is closed, in whatever way, the trial is paused, which the vault can take back; closing it
 * ends the trial, which nothing can. Should the app die in between, the trial stays paused.
 */
export const StopNow = (p: { id: string; title?: string }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [ours, setOurs] = useState(false); // the pause is this click's, so an undo may end it
  const record = useAction('trials.record');
  const stop = useAction('trials.stop', ...changed);
  const waiting = useRef<{ id: string; reason: string } | null>(null);
  waiting.current = open ? { id: p.id, reason: reason.trim() } : null;

  const press = async () => {
    const reply = await record.run({ id: p.id, action: { kind: 'pause', reason: '' } });
    // a trial that is paused already is stopped from there; anything else must not keep a person in a trial
    setOurs(reply.ok);
    record.clear();
    setOpen(true);
  };
  const finish = async () => {
    const reply = await stop.run({ id: p.id, reason: reason.trim() });
    if (!reply.ok) return;
    setOpen(false);
    setReason('');
    say(t('calendar.stoppedToast'));
  };
  const undo = async () => {
    if (ours) {
      const reply = await record.run({ id: p.id, action: { kind: 'resume' } });
      if (!reply.ok) return;
    }
    setOpen(false);
    invalidate(...changed);
    say(t('calendar.stopUndone'));
  };

  const latest = useRef(finish);
  latest.current = finish;
  useEffect(() => {
    if (!open || reason !== '') return; // who is writing is not hurried
    const timer = setTimeout(() => void latest.current(), UNDO_FOR);
    return () => clearTimeout(timer);
  }, [open, reason]);
  // another screen or a lock: the click counts
  useEffect(
    () => () => {
      if (waiting.current) void call('trials.stop', waiting.current).then(() => invalidate(...changed));
    },
    [],
  );

  const error = stop.error ?? record.error;
  return (
    <>
      <Button
        small
        isDisabled={record.pending || open}
        {...(p.title ? { 'aria-label': t('calendar.stopNowOf', { title: p.title }) } : {})}
        onPress={() => void press()}
      >
        <Icon as={Square} size="s" />
        {t('calendar.stopNow')}
      </Button>
      {open ? (
        <Dialog
          open
          role="alertdialog"
          onClose={() => void finish()}
          title={t('calendar.stopTitle')}
          actions={
            <>
              <Button isDisabled={stop.pending} onPress={() => void undo()}>
                {t('calendar.stopUndo')}
              </Button>
              <Button kind="pri" isDisabled={stop.pending} onPress={() => void finish()}>
                {t('calendar.stopClose')}
              </Button>
            </>
          }
        >
          {error ? <ErrorBanner error={error} /> : null}
          <p>{t('calendar.stopText')}</p>
          <p>{t('calendar.stopSafety')}</p>
          <TextAreaField
            label={t('calendar.stopReason')}
            value={reason}
            onChange={setReason}
            maxLength={400}
            rows={2}
          />
        </Dialog>
      ) : null}
    </>
  );
};
