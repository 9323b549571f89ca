import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Input } from '../../../shared/contract.ts';
import type { ZonesView } from '../../../shared/data.ts';
import type { ImportPreview } from '../../../shared/samples.ts';
import { call, invalidate, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Dialog, ErrorBanner, Icon, Progress, Segments } from '../../ui/index.ts';
import { importWords } from './import-words.ts';
import { PreviewContents } from './PreviewContents.tsx';
import { fileName, sourceName } from './source-name.ts';
import { TableSection } from './TableSection.tsx';
import { tablesOf } from './table-mapping.ts';
import { todayIn } from './today.ts';
import { ZonesEditor } from './ZonesEditor.tsx';
import { ZoneHints } from './ZonesScreen.tsx';
import { canSave, rowsOf, spansOf, type ZoneRow } from './zone-rows.ts';

type Start = Input<'imports.start'>;

/** What is in the files, what will be read and what not, and what has to be answered first. */
export const PreviewDialog = (p: {
  paths: readonly string[];
  onClose(): void;
  onStart(input: Start): void;
}) => {
  const { t } = useI18n();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [turn, setTurn] = useState(0);
  const paths = [...p.paths];
  const input: Start = { paths, ...(Object.keys(answers).length > 0 ? { answers } : {}) };
  const preview = useQuery('imports.preview', input);
  const zones = useQuery('zones.view', {});
  const [last, setLast] = useState<ImportPreview | null>(null);
  if (preview.data && preview.data !== last) setLast(preview.data);
  const shown = preview.data ?? last; // while an answer is looked into again, the earlier picture stays
  return (
    <Dialog open wide onClose={p.onClose} title={t('intake.title', { n: paths.length })}>
      {preview.error ? (
        <>
          <ErrorBanner error={preview.error} title={t('intake.nothingToRead')} onRetry={preview.refetch} />
          <div className="acts">
            <Button onPress={p.onClose}>{t('common.close')}</Button>
          </div>
        </>
      ) : null}
      {!preview.error && (!shown || !zones.data) ? <Looking paths={paths} onClose={p.onClose} /> : null}
      {!preview.error && shown && zones.data ? (
        <Ready
          key={turn}
          preview={shown}
          looking={preview.loading}
          zones={zones.data}
          paths={paths}
          answers={answers}
          onAnswer={(id, value) => setAnswers({ ...answers, [id]: value })}
          onAgain={() => {
            setTurn(turn + 1);
            preview.refetch();
          }}
          onClose={p.onClose}
          onStart={() => p.onStart(input)}
        />
      ) : null}
    </Dialog>
  );
};

const Looking = (p: { paths: readonly string[]; onClose(): void }) => {
  const { t, f } = useI18n();
  return (
    <>
      <p className="t2">{t('intake.looking', { files: f.list(p.paths.slice(0, 4).map(fileName)) })}</p>
      <Progress label={t('intake.lookingLabel')} share={null} thickness="thin" />
      <div className="acts">
        <Button onPress={p.onClose}>{t('common.cancel')}</Button>
      </div>
    </>
  );
};

const Ready = (p: {
  preview: ImportPreview;
  looking: boolean;
  zones: ZonesView;
  paths: readonly string[];
  answers: Readonly<Record<string, string>>;
  onAnswer(id: string, value: string): void;
  onAgain(): void;
  onClose(): void;
  onStart(): void;
}) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { preview, zones } = p;
  const [rows, setRows] = useState<ZoneRow[]>(() => rowsOf(zones.spans));
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const nothing = Object.keys(preview.byMetric).length === 0;
  const open = preview.questions.filter((q) => p.answers[q.id] === undefined);
  const tables = tablesOf(preview, p.paths);
  const start = async () => {
    setTried(true);
    if (!zones.told) {
      if (!canSave(rows)) return;
      setSaving(true);
      const reply = await call('zones.set', { spans: spansOf(rows) });
      setSaving(false);
      if (!reply.ok) return;
      invalidate('zones.view');
    }
    p.onStart();
  };
  return (
    <>
      <ul className="files">
        {preview.files.map((file) => (
          <li key={`${file.path} ${file.source}`} className="row s3 top">
            <Icon as={CircleCheck} />
            <span className="fill">
              <span className="m">{sourceName(file.source, i18n)}</span>{' '}
              <span className="small t2">
                {fileName(file.path)}, {f.bytes(file.bytes)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {preview.questions.map((q) => (
        <fieldset key={q.id} className="ask stack s2">
          <legend className="row s2">
            <Icon as={TriangleAlert} size="s" />
            <span className="m">{importWords(q.text, i18n)}</span>
          </legend>
          <Segments
            label={importWords(q.text, i18n)}
            value={p.answers[q.id] ?? null}
            onChange={(value) => p.onAnswer(q.id, value)}
            options={q.choices.map((c) => ({ value: c.value, label: importWords(c.label, i18n) }))}
          />
        </fieldset>
      ))}
      {tables.length > 0 ? <TableSection tables={tables} onSaved={p.onAgain} open={nothing} /> : null}
      <PreviewContents preview={preview} looking={p.looking} />
      {zones.told ? null : (
        <section className="stack s3 ask">
          <div>
            <h3>{t('zones.askTitle')}</h3>
            <p className="small t2">{t('zones.askText')}</p>
          </div>
          <ZoneHints view={zones} onTake={(spans) => setRows(rowsOf(spans))} />
          <ZonesEditor rows={rows} onChange={setRows} today={todayIn(zones.system)} strict={tried} />
        </section>
      )}
      <div className="acts sticky">
        {open.length > 0 ? <p className="small t2 fill">{t('intake.openQuestions')}</p> : null}
        <Button onPress={p.onClose}>{t('common.cancel')}</Button>
        <Button kind="pri" onPress={() => void start()} isDisabled={nothing || saving || p.looking}>
          {t('intake.start')}
        </Button>
      </div>
    </>
  );
};
