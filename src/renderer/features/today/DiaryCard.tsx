import { useId, useState } from 'react';
import { AMOUNT_KEY, type DiaryDay, type TodayView } from '../../../shared/trial.ts';
import { call, invalidate, useAction } from '../../api.ts';
import { errorSentence } from '../../i18n/errors.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import {
  Button,
  Card,
  Chips,
  ErrorBanner,
  Key,
  NumberField,
  TextAreaField,
  useToast,
} from '../../ui/index.ts';
import { differs, saveOf, useDraft } from './draft.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { Question } from './Question.tsx';
import { useDiaryKeys } from './useDiaryKeys.ts';

/** What stays the same for every trial; an entry may hold further marks, which are kept. */
const marks = [
  ['acute-medicine', 'today.markAcute'],
  ['illness', 'today.markIllness'],
  ['travel', 'today.markTravel'],
  ['new-medicine', 'trials.markNewMedicine'],
  ['alcohol', 'today.markAlcohol'],
  ['period', 'today.markPeriod'],
  ['stress', 'today.markStress'],
] as const;

/** Texts of the questions that the app itself asks while no trial runs; a protocol's texts are the person's. */
const ownTexts: Record<string, 'today.askMigraine' | 'today.askPain'> = {
  'migraine-day': 'today.askMigraine',
  pain: 'today.askPain',
};

const answered = (entry: DiaryDay) =>
  Object.values(entry.answers).some((v) => v !== null) || entry.note !== '';

/** The diary of one day. Remount it (key = day) for another day. */
export const DiaryCard = ({ view, late }: { view: TodayView; late: boolean }) => {
  const { t, f } = useI18n();
  const { say } = useToast();
  const base = useId();
  const { entry } = view;
  const questions = view.trial?.questions ?? view.questions;
  const { draft, change, answer, reset } = useDraft(entry);
  const [nothing, setNothing] = useState(false);
  const [history, setHistory] = useState(false);
  const amount = view.trial?.arm?.amount;
  const save = useAction('diary.save', 'diary.today', 'trials.get', 'results.get', 'data.metrics');

  const idOf = (index: number) => `${base}-q${index}`;
  const textOf = (key: string, text: string) => {
    const own = ownTexts[key];
    return view.trial === null && own ? t(own) : text;
  };

  const undo = async () => {
    const reply = await call('diary.undo', { day: entry.day });
    if (!reply.ok) return say(errorSentence(reply.error, f.language));
    reset(reply.value);
    invalidate('diary.today', 'trials.get', 'results.get', 'data.metrics');
    say(t('today.undone'));
  };
  const submit = async () => {
    if (save.pending) return;
    const empty =
      Object.values(draft.answers).every((v) => v === null) && draft.note === '' && draft.marks.length === 0;
    setNothing(empty && entry.savedAt === null);
    if (empty && entry.savedAt === null) return;
    const reply = await save.run(saveOf(entry, draft));
    if (!reply.ok) return;
    reset(reply.value);
    say(t('today.saved'), () => void undo());
  };

  useDiaryKeys({
    questions,
    idOf,
    firstOpen: () =>
      Math.max(
        0,
        questions.findIndex((q) => (draft.answers[q.key] ?? null) === null),
      ),
    answer: (key, value) => {
      setNothing(false);
      answer(key, value);
    },
    save: () => void submit(),
  });

  const status = () => {
    if (nothing) return t('today.nothingYet');
    if (entry.savedAt === null || !answered(entry) || differs(draft, entry)) return t('today.changeLater');
    return late ? t('today.savedOn', { at: entry.savedAt }) : t('today.savedAt', { at: entry.savedAt });
  };

  return (
    <Card
      level={2}
      title={late ? t('today.diaryTitleOf', { day: entry.day }) : t('today.diaryTitle')}
      intro={t('today.diaryIntro')}
      className="diary"
    >
      {save.error ? <ErrorBanner error={save.error} onRetry={() => void submit()} /> : null}
      {questions.map((q, i) => (
        <Question
          key={q.key}
          id={idOf(i)}
          question={q}
          text={textOf(q.key, q.text)}
          value={draft.answers[q.key] ?? null}
          onAnswer={(value) => {
            setNothing(false);
            answer(q.key, value);
          }}
        />
      ))}
      {amount ? (
        <div className="ask">
          <div className="q">
            <h3>{t('trials.amount', amount)}</h3>
            <span className="small t2">
              {amount.planned === null
                ? t('common.optional')
                : t('trials.amountPlanned', { n: amount.planned })}
            </span>
          </div>
          <NumberField
            label={t('trials.amount', amount)}
            labelHidden
            value={draft.answers[AMOUNT_KEY] ?? null}
            onChange={(value) => answer(AMOUNT_KEY, value)}
            min={0}
            max={10_000}
          />
        </div>
      ) : null}
      <div className="ask">
        <div className="q">
          <h3 id={`${base}-marks`}>{t(late ? 'today.differentThen' : 'today.different')}</h3>
          <span className="small t2">{t('common.optional')}</span>
        </div>
        <Chips
          labelledBy={`${base}-marks`}
          value={draft.marks}
          onChange={(next) => change({ marks: next })}
          options={marks.map(([value, key]) => ({ value, label: t(key) }))}
        />
      </div>
      <div className="ask">
        <TextAreaField
          label={t('today.note')}
          labelHidden
          placeholder={t('today.notePlaceholder')}
          value={draft.note}
          onChange={(note) => change({ note })}
          maxLength={4000}
          rows={2}
          onKeyDown={(event) => {
            // Enter saves here too; Shift+Enter makes a new line
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            void submit();
          }}
        />
      </div>
      <footer className="save">
        <Button kind="pri" onPress={() => void submit()}>
          {save.pending ? t('today.saving') : t('today.save')}
          <Key>Enter</Key>
        </Button>
        <span className="small t2" role="status" lang={f.language}>
          {status()}
        </span>
        {entry.revision > 1 ? (
          <Button kind="link" onPress={() => setHistory(true)}>
            {t('trials.history')}
          </Button>
        ) : null}
      </footer>
      {history ? (
        <HistoryDialog day={entry.day} questions={questions} onClose={() => setHistory(false)} />
      ) : null}
    </Card>
  );
};
