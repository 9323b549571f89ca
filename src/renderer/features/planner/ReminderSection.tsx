import './planner.css';
import { Bell } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReminderSettings } from '../../../shared/reminders.ts';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner, Button, Card, Checkbox, Dialog, ErrorBanner, Icon } from '../../ui/index.ts';

/** When the system reminds of the diary, and that its text says nothing. */
export const ReminderLine = () => {
  const { t } = useI18n();
  const query = useQuery('reminders.get', {});
  const [editing, setEditing] = useState(false);
  const settings = query.data;
  if (query.error) return <ErrorBanner error={query.error} onRetry={query.refetch} />;
  if (!settings) return null;
  const { enabled } = settings;
  return (
    <>
      <div className="row s3 top">
        <Icon as={Bell} />
        <span className="fill">
          <span>{enabled ? t('planner.reminderAt', settings) : t('planner.reminderOff')}</span>
          {enabled ? <span className="small t2 sub">{t('planner.reminderHint')}</span> : null}
          {enabled ? (
            <span className="small t2 sub">
              {t(settings.startWithSystem ? 'planner.reminderStarts' : 'planner.reminderOpenOnly')}
            </span>
          ) : null}
        </span>
        <Button small onPress={() => setEditing(true)}>
          {t('planner.reminderChange')}
        </Button>
      </div>
      {editing ? <ReminderDialog settings={settings} onClose={() => setEditing(false)} /> : null}
    </>
  );
};

/** The reminder as a part of the planner's form. */
export const ReminderSection = () => {
  const { t } = useI18n();
  return (
    <section aria-label={t('planner.reminderTitle')}>
      <ReminderLine />
    </section>
  );
};

/** The reminder as a part of the settings. */
export const ReminderCard = () => {
  const { t } = useI18n();
  return (
    <Card level={2} title={t('planner.reminderTitle')}>
      <ReminderLine />
    </Card>
  );
};

export const ReminderDialog = (p: { settings: ReminderSettings; onClose(): void }) => {
  const { t } = useI18n();
  const id = useId();
  const [draft, setDraft] = useState(p.settings);
  const [refused, setRefused] = useState(false);
  const save = useAction('reminders.save', 'reminders.get');
  const confirm = async () => {
    const reply = await save.run(draft);
    if (!reply.ok) return;
    // all else is saved; only the start with the computer could not be arranged
    if (draft.startWithSystem && !reply.value.startWithSystem) {
      setDraft(reply.value);
      setRefused(true);
    } else p.onClose();
  };
  return (
    <Dialog
      open
      onClose={p.onClose}
      title={t('planner.reminderTitle')}
      actions={
        <>
          <Button onPress={p.onClose}>{t('common.cancel')}</Button>
          <Button kind="pri" isDisabled={save.pending} onPress={() => void confirm()}>
            {t('planner.done')}
          </Button>
        </>
      }
    >
      {save.error ? <ErrorBanner error={save.error} /> : null}
      <Checkbox selected={draft.enabled} onChange={(enabled) => setDraft({ ...draft, enabled })}>
        {t('planner.reminderOn')}
        <span className="small t2 sub">{t('planner.reminderHint')}</span>
      </Checkbox>
      <div className="field">
        <label className="lab" htmlFor={id}>
          {t('planner.reminderTime')}
        </label>
        <div className="in">
          <input
            id={id}
            type="time"
            value={draft.time}
            disabled={!draft.enabled}
            onChange={(e) => {
              if (e.target.value) setDraft({ ...draft, time: e.target.value });
            }}
          />
        </div>
      </div>
      <Checkbox
        selected={draft.enabled && draft.startWithSystem}
        isDisabled={!draft.enabled}
        onChange={(startWithSystem) => setDraft({ ...draft, startWithSystem })}
      >
        {t('planner.reminderStart')}
        <span className="small t2 sub">{t('planner.reminderStartHint')}</span>
      </Checkbox>
      {refused ? <Banner kind="warn" urgent title={t('planner.reminderRefused')} /> : null}
    </Dialog>
  );
};
