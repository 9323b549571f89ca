import { useId, useState } from 'react';
import type { Severity } from '../../../shared/trial.ts';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner, Button, Dialog, ErrorBanner, Segments, TextAreaField, useToast } from '../../ui/index.ts';

/** Writes down an unwanted effect; where it is severe, help comes first and stopping is one click. */
export const AdverseDialog = (p: { id: string; today: string; running: boolean; onClose(): void }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const dayId = useId();
  const howId = useId();
  const [severity, setSeverity] = useState<Severity>('mild');
  const [what, setWhat] = useState('');
  const [onDay, setOnDay] = useState(p.today);
  const [missing, setMissing] = useState(false);
  const record = useAction('trials.record', 'trials.get', 'diary.today');
  const stop = useAction('trials.stop', 'trials.get', 'trials.list', 'diary.today', 'results.get');
  const save = async (andStop: boolean) => {
    // stopping never waits for a word; writing down does
    setMissing(what.trim() === '' && !andStop);
    if (what.trim() === '' && !andStop) return;
    const text = what.trim() === '' ? t(`trials.${severity}`) : what.trim();
    const saved = await record.run({
      id: p.id,
      action: { kind: 'adverse', severity, what: text, onDay: onDay || p.today },
    });
    if (!saved.ok && !andStop) return;
    if (andStop) {
      const stopped = await stop.run({ id: p.id, reason: text.slice(0, 400) });
      if (!stopped.ok) return;
    }
    say(t('trials.reportToast'));
    p.onClose();
  };
  const error = record.error ?? stop.error;
  return (
    <Dialog
      open
      wide
      onClose={p.onClose}
      title={t('trials.reportTitle')}
      actions={
        <>
          <Button onPress={p.onClose}>{t('common.cancel')}</Button>
          {p.running ? <Button onPress={() => void save(true)}>{t('trials.reportStop')}</Button> : null}
          <Button kind="pri" isDisabled={record.pending} onPress={() => void save(false)}>
            {t('trials.reportSave')}
          </Button>
        </>
      }
    >
      {error ? <ErrorBanner error={error} /> : null}
      <div className="field">
        <span className="lab" id={howId}>
          {t('trials.reportHow')}
        </span>
        <Segments
          labelledBy={howId}
          value={severity}
          onChange={(value: Severity) => setSeverity(value)}
          options={(['mild', 'moderate', 'severe'] as const).map((value) => ({
            value,
            label: t(`trials.${value}`),
          }))}
        />
      </div>
      {severity === 'severe' ? <Banner kind="warn" urgent title={t('trials.emergency')} /> : null}
      {severity === 'moderate' ? <p className="small t2">{t('trials.moderateHint')}</p> : null}
      <TextAreaField
        label={t('trials.reportWhat')}
        value={what}
        onChange={setWhat}
        maxLength={1000}
        rows={3}
        error={missing ? t('trials.reportNeeded') : null}
      />
      <div className="field">
        <label className="lab" htmlFor={dayId}>
          {t('trials.reportDay')}
        </label>
        <div className="in">
          <input
            id={dayId}
            type="date"
            max={p.today}
            value={onDay || p.today}
            onChange={(e) => {
              if (e.target.value) setOnDay(e.target.value);
            }}
          />
        </div>
      </div>
    </Dialog>
  );
};
