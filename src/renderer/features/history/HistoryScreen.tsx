import '../result/result.css';
import { ChartArea } from 'lucide-react';
import type { HistoryRow } from '../../../shared/results.ts';
import { useQuery } from '../../api.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Banner, Button, EmptyState, Head, Icon, Loaded, Page, Tag } from '../../ui/index.ts';
import { CheckIn } from '../result/CheckIn.tsx';
import { ExportMenu } from '../result/ExportMenu.tsx';
import { changeWords, rangeWords, verdictSentence } from '../result/words.ts';

/** Every ended trial: what it answered, what was decided and when, what waits for a second look. */
export const HistoryScreen = () => {
  const { t } = useI18n();
  const { go } = useRouter();
  const query = useQuery('results.history', {});
  return (
    <Page
      className="history"
      place={[
        { label: t('result.trials'), onPress: () => go({ name: 'trials' }) },
        { label: t('result.historyTitle') },
      ]}
    >
      <Loaded query={query} heading={t('result.historyTitle')}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t('result.historySay', { n: 0 })}>
              <p>{t('result.historyEmpty')}</p>
            </EmptyState>
          ) : (
            <Rows rows={rows} />
          )
        }
      </Loaded>
    </Page>
  );
};

const Rows = ({ rows }: { rows: readonly HistoryRow[] }) => {
  const { t } = useI18n();
  const due = rows.filter((r) => r.aftermath.checkInDue).length;
  const n = rows.length;
  const answered = rows.filter((r) => r.answer !== null).length;
  return (
    <>
      <Head
        say={answered === n ? t('result.historySay', { n }) : t('result.historySome', { n, answered })}
        lead={t('result.historyLead')}
      />
      <div className="stack">
        {due > 0 ? <Banner title={t('result.historyDue', { n: due })} /> : null}
        <section className="card">
          <ul className="list">
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        </section>
      </div>
    </>
  );
};

const answerWords = (row: HistoryRow, { t, f }: I18n): string => {
  const { answer, outcome } = row;
  if (!answer) return t('result.noAnswer');
  const said = verdictSentence(answer.verdict, answer.armName, answer, outcome, t, f);
  const guess = t('result.bestGuess', {
    change: changeWords(answer.mean, outcome, t, f),
    range: rangeWords(answer.q10, answer.q90, outcome, t, f),
  });
  return `${said} ${guess}`;
};

const Row = ({ row }: { row: HistoryRow }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { go } = useRouter();
  const { conclusions, checkIns, checkInDue } = row.aftermath;
  const last = conclusions.at(-1);
  const said = checkIns.at(-1);
  return (
    <li className="row s3 wrap top">
      <div className="fill stack s2">
        <p className="row wrap">
          <span className="m">{row.title}</span>
          <Tag>{t(`trials.${row.state}`)}</Tag>
          <span className="small t2 num">{t('trials.span', row)}</span>
        </p>
        <p>{answerWords(row, i18n)}</p>
        <p className="small t2">
          {last
            ? `${f.day(last.day, 'day-month-year')}: ${t(`result.chose-${last.choice}`)}${armOf(row, last.armId)}${last.note ? `. ${last.note}` : ''}`
            : t('result.undecided')}
        </p>
        {said ? (
          <p className="small t2">
            {f.day(said.day, 'day-month-year')}: {t(`result.said-${said.answer}`)}
          </p>
        ) : null}
        {checkInDue ? (
          <CheckIn id={row.id} of={armName(row, last?.armId ?? null) ?? row.title} answer={null} />
        ) : null}
      </div>
      <div className="row">
        <Button
          small
          aria-label={t('result.seeResultOf', row)}
          onPress={() => go({ name: 'result', id: row.id })}
        >
          <Icon as={ChartArea} size="s" />
          {t('result.seeResult')}
        </Button>
        <ExportMenu id={row.id} of={row.title} />
      </div>
    </li>
  );
};

const armName = (row: HistoryRow, id: string | null): string | undefined =>
  row.arms.find((a) => a.id === id)?.name;

const armOf = (row: HistoryRow, id: string | null): string => {
  const name = armName(row, id);
  return name ? `, ${name}` : '';
};
