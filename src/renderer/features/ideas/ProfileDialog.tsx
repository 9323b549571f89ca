import { useState } from 'react';
import type { ComputedBaseline, Profile } from '../../../shared/hypotheses.ts';
import { useAction, useQuery } from '../../api.ts';
import type { Formats } from '../../format.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translate.ts';
import {
  Button,
  Dialog,
  ErrorBanner,
  NumberField,
  Select,
  TextAreaField,
  TextField,
  useToast,
} from '../../ui/index.ts';
import { unitOf } from './words.ts';

/** The computed baseline with its window and what it rests on. */
const computedWords = (c: ComputedBaseline, t: Translate, f: Formats): string =>
  [
    t('ideas.computed', {
      value: `${f.number(c.value, 1)} ${unitOf(c.unit, t)}`,
      days: c.days,
      from: f.day(c.windowStart, 'day-month'),
      to: f.day(c.windowEnd, 'day-month'),
      source: t(c.kind === 'diary' ? 'ideas.sourceDiary' : 'ideas.sourceMeasured'),
    }),
    ...(c.sd === null ? [] : [t('ideas.computedSd', { sd: `${f.number(c.sd, 1)} ${unitOf(c.unit, t)}` })]),
  ].join(' ');

const ages = ['18-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+'] as const;
const sexes = ['female', 'male', 'other'] as const;

const split = (text: string) =>
  text
    .split(',')
    .map((s) => s.trim())
    .filter((s) => s !== '');

/** Everything the ideas are matched to; all of it optional. */
export const ProfileDialog = ({ profile, onClose }: { profile: Profile; onClose(): void }) => {
  const { t, f } = useI18n();
  const { say } = useToast();
  const save = useAction(
    'profile.save',
    'profile.get',
    'profile.baseline',
    'hypotheses.rank',
    'localModel.get',
  );
  const [conditions, setConditions] = useState(profile.conditions.join(', '));
  const [medications, setMedications] = useState(profile.medications.join(', '));
  const [tried, setTried] = useState(profile.tried.join(', '));
  const [goal, setGoal] = useState(profile.goal);
  const [notes, setNotes] = useState(profile.notes);
  const [ageBand, setAge] = useState(profile.ageBand ?? null);
  const [sex, setSex] = useState(profile.sex ?? null);
  const [baseline, setBaseline] = useState(profile.baseline ?? null);
  const { data: computed } = useQuery('profile.baseline', {});
  const days = computed == null || computed.unit === 'days/28';
  const unit = (name: string) => unitOf(name, t);

  const store = async () => {
    const reply = await save.run({
      conditions: split(conditions),
      medications: split(medications),
      tried: split(tried),
      goal: goal.trim(),
      notes: notes.trim(),
      ...(profile.outcome === undefined ? {} : { outcome: profile.outcome }),
      ...(profile.cleared === undefined ? {} : { cleared: profile.cleared }),
      ...(ageBand === null ? {} : { ageBand }),
      ...(sex === null ? {} : { sex }),
      ...(baseline === null ? {} : { baseline }),
    });
    if (!reply.ok) return;
    say(t('ideas.saved'), () => void save.run(profile));
    onClose();
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('ideas.profileTitle')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="pri" onPress={() => void store()} isDisabled={save.pending}>
            {t('ideas.save')}
          </Button>
        </>
      }
    >
      <p className="t2">{t('ideas.profileIntro')}</p>
      {save.error ? <ErrorBanner error={save.error} /> : null}
      <div className="profile">
        <div className="whole">
          <TextField
            label={t('ideas.goal')}
            hint={t('ideas.goalHint')}
            value={goal}
            onChange={setGoal}
            maxLength={500}
          />
        </div>
        <TextField
          label={t('ideas.conditions')}
          hint={t('ideas.conditionsHint')}
          value={conditions}
          onChange={setConditions}
        />
        <NumberField
          label={days ? t('ideas.baseline') : t('ideas.baselineOther', { what: unit(computed.unit) })}
          hint={t('ideas.baselineHint')}
          value={baseline}
          onChange={setBaseline}
          min={0}
          {...(days ? { max: 28 } : {})}
          unit={days ? t('ideas.baselineUnit') : unit(computed.unit)}
        />
        {computed === undefined ? null : (
          <p className="whole small t2">
            {computed === null ? t('ideas.computedNone') : computedWords(computed, t, f)}
          </p>
        )}
        <Select
          label={t('ideas.ageBand')}
          value={ageBand}
          onChange={setAge}
          placeholder={t('common.choose')}
          options={ages.map((a) => ({ value: a as string, label: a }))}
        />
        <Select
          label={t('ideas.sex')}
          value={sex}
          onChange={setSex}
          placeholder={t('common.choose')}
          options={sexes.map((s) => ({ value: s as string, label: t(`ideas.${s}`) }))}
        />
        <TextField label={t('ideas.medications')} value={medications} onChange={setMedications} />
        <TextField label={t('ideas.tried')} value={tried} onChange={setTried} />
        <div className="whole">
          <TextAreaField
            label={t('ideas.notes')}
            value={notes}
            onChange={setNotes}
            rows={2}
            maxLength={4000}
          />
        </div>
      </div>
    </Dialog>
  );
};
