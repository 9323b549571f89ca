import type { DiaryQuestion } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, NumberField, Scale, Segments } from '../../ui/index.ts';

export interface QuestionProps {
  id: string;
  question: DiaryQuestion;
  text: string;
  value: number | null;
  onAnswer(value: number | null): void;
}

const HIGHEST_COUNT = 1000;
const MINUTES_A_DAY = 1440;
const worstIsTen = (key: string) => /pain|headache|migraine/.test(key);

/** One question of the diary: yes/no, 0 to 10 or a count. An answer can be taken away again: unknown, not 0. */
export const Question = ({ id, question, text, value, onAnswer }: QuestionProps) => {
  const { t } = useI18n();
  const heading = `${id}-text`;
  return (
    <div className="ask" id={id}>
      <div className="q">
        <h3 id={heading}>{text}</h3>
        <span className="row s3">
          {question.window ? (
            <span className="small t2 num">{t('trials.window', question.window)}</span>
          ) : null}
          {value === null ? null : (
            <Button kind="link" onPress={() => onAnswer(null)} aria-label={`${t('common.clear')}: ${text}`}>
              {t('common.clear')}
            </Button>
          )}
          {question.kind === 'scale' ? (
            <span className="small t2">
              {t(worstIsTen(question.key) ? 'today.painEnds' : 'today.scaleEnds')}
            </span>
          ) : null}
        </span>
      </div>
      {question.kind === 'yes-no' ? (
        <Segments
          wide
          labelledBy={heading}
          value={value === null ? null : value === 1 ? '1' : '0'}
          onChange={(v) => onAnswer(Number(v))}
          options={[
            { value: '0', label: t('common.no'), hotkey: '0' },
            { value: '1', label: t('common.yes'), hotkey: '1' },
          ]}
        />
      ) : null}
      {question.kind === 'scale' ? <Scale labelledBy={heading} value={value} onChange={onAnswer} /> : null}
      {question.kind === 'count' || question.kind === 'duration' ? (
        <NumberField
          label={`${text}: ${t('today.howMany')}`}
          labelHidden
          value={value}
          onChange={onAnswer}
          min={0}
          max={question.kind === 'duration' ? MINUTES_A_DAY : HIGHEST_COUNT}
          step={1}
          {...(question.kind === 'duration' ? { unit: t('trials.minutes') } : {})}
        />
      ) : null}
    </div>
  );
};
