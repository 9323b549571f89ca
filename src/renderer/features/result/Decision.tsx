import { useState } from 'react';
import type { Aftermath, ConclusionChoice } from '../../../shared/results.ts';
import { conclusionChoices } from '../../../shared/results.ts';
import type { ResultView } from '../../../shared/trial.ts';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Card, ErrorBanner, Segments, Select, TextAreaField, useToast } from '../../ui/index.ts';
import { CheckIn } from './CheckIn.tsx';
import { headlineOf } from './say.ts';

const LONGEST_NOTE = 1000;

/** What the person decided, and later whether it still helps. Earlier decisions stay visible. */
export const Decision = ({ view, wide = false }: { view: ResultView; wide?: boolean }) => {
  const { t } = useI18n();
  const { go } = useRouter();
  const { aftermath } = view;
  const [changing, setChanging] = useState(false);
  if (!aftermath) return null;
  const decided = aftermath.conclusions.length > 0;
  return (
    <Card title={t('result.decisionTitle')} intro={t('result.decisionIntro')}>
      <div className="stack s4">
        {aftermath.checkInDue ? (
          <CheckIn
            id={view.trialId}
            of={
              view.protocol.arms.find((a) => a.id === aftermath.conclusions.at(-1)?.armId)?.name ?? view.title
            }
            answer={null}
          />
        ) : null}
        {decided ? <Noted view={view} aftermath={aftermath} /> : null}
        {decided && !changing ? (
          <div className="row wrap">
            <Button small onPress={() => setChanging(true)}>
              {t('result.decideAnew')}
            </Button>
            <Button kind="link" className="small" onPress={() => go({ name: 'history' })}>
              {t('result.toHistory')}
            </Button>
          </div>
        ) : (
          <Decide view={view} wide={wide} done={() => setChanging(false)} />
        )}
      </div>
    </Card>
  );
};

const Decide = ({ view, wide, done }: { view: ResultView; wide: boolean; done(): void }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const head = headlineOf(view);
  const [choice, setChoice] = useState<ConclusionChoice | null>(null);
  const [armId, setArm] = useState(head?.arm.id ?? null);
  const [note, setNote] = useState('');
  const save = useAction('results.conclude', 'results.get', 'results.history', 'trials.get', 'diary.today');
  const run = async () => {
    if (!choice) return;
    const reply = await save.run({
      id: view.trialId,
      choice,
      armId: choice === 'continue' ? armId : null,
      note: note.trim(),
    });
    if (!reply.ok) return;
    say(t('result.decisionKept'));
    done();
  };
  return (
    <>
      <div className={wide ? '' : 'upright'}>
        <Segments<ConclusionChoice>
          wide
          label={t('result.decisionTitle')}
          value={choice}
          onChange={(c) => setChoice(c)}
          options={conclusionChoices.map((c) => ({ value: c, label: t(`result.choose-${c}`) }))}
        />
      </div>
      {choice === 'continue' && view.arms.length > 2 ? (
        <Select
          label={t('result.continueWith')}
          value={armId}
          onChange={setArm}
          options={view.arms.map((a) => ({ value: a.arm.id, label: a.arm.name }))}
        />
      ) : null}
      {choice ? (
        <>
          <TextAreaField
            label={t('result.decisionNote')}
            value={note}
            onChange={setNote}
            rows={2}
            maxLength={LONGEST_NOTE}
          />
          {save.error ? <ErrorBanner error={save.error} /> : null}
          <div>
            <Button kind="pri" small isDisabled={save.pending} onPress={() => void run()}>
              {t('result.keepDecision')}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
};

const Noted = ({ view, aftermath }: { view: ResultView; aftermath: Aftermath }) => {
  const { t, f } = useI18n();
  const lines = [
    ...aftermath.conclusions.map((c) => ({ ...c, text: t(`result.chose-${c.choice}`) })),
    ...aftermath.checkIns.map((c) => ({ ...c, armId: null, text: t(`result.said-${c.answer}`) })),
  ].sort((a, b) => a.day.localeCompare(b.day));
  return (
    <ul className="list small">
      {lines.map((l, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an append-only list
        <li key={i}>
          <span className="t2 num nb">{f.day(l.day, 'day-month-year')}</span> <b>{l.text}</b>
          {l.armId ? `, ${view.protocol.arms.find((a) => a.id === l.armId)?.name ?? ''}` : ''}
          {l.note ? <span className="t2">. {l.note}</span> : null}
        </li>
      ))}
      {aftermath.checkInFrom && !aftermath.checkInDue ? (
        <li className="t2">{t('result.askAgain', { day: aftermath.checkInFrom })}</li>
      ) : null}
    </ul>
  );
};
