import type { DiaryDay, DiaryQuestion } from '../../../shared/trial.ts';
import { useQuery } from '../../api.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { Button, Dialog, Loaded } from '../../ui/index.ts';

const answersOf = (d: DiaryDay, questions: readonly DiaryQuestion[], { t, f }: I18n): string =>
  [
    ...Object.entries(d.answers).flatMap(([key, value]) => {
      if (value === null || key.startsWith('kept:')) return [];
      const q = questions.find((x) => x.key === key);
      const said =
        q?.kind === 'yes-no' ? t(value === 1 ? 'common.yes' : 'common.no').toLowerCase() : f.number(value);
      return [`${q?.text ?? key} ${said}`];
    }),
    d.kept === null ? '' : t(d.kept ? 'trials.historyKept' : 'trials.historyNotKept'),
    d.note === '' ? '' : `${t('trials.historyNote')}: ${d.note}`,
  ]
    .filter(Boolean)
    .join('; ') || t('trials.historyEmpty');

/** Every version of a day: a change never hides what stood there before. */
export const HistoryDialog = (p: { day: string; questions: readonly DiaryQuestion[]; onClose(): void }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const query = useQuery('diary.history', { day: p.day });
  const title = t('trials.historyTitle', { day: p.day });
  return (
    <Dialog
      open
      wide
      onClose={p.onClose}
      title={title}
      actions={<Button onPress={p.onClose}>{t('trials.close')}</Button>}
    >
      <Loaded query={query} heading={title}>
        {(versions) => (
          <ol className="list">
            {versions.map((v) => (
              <li key={v.revision}>
                <span className="small t2 num">
                  {v.savedAt ? t('trials.historyLine', { at: v.savedAt }) : ''}
                </span>
                <p>{answersOf(v, p.questions, i18n)}</p>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Dialog>
  );
};
