import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ImportRecord } from '../../../shared/contract.ts';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ConfirmDialog, ErrorBanner, Icon, Loaded, Section, Tag, useToast } from '../../ui/index.ts';
import { dataChannels } from './ImportProvider.tsx';
import { ReceiptDialog } from './Receipt.tsx';
import { CountCells, CountsHead } from './ReceiptParts.tsx';
import { fileName, sourceName } from './source-name.ts';
import { refusedCount } from './summary.ts';
import { useDrawn } from './useDrawn.ts';

const ImportRow = (p: { record: ImportRecord; onTakeBack(): void }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const [open, setOpen] = useState(false);
  const { record } = p;
  const refused = refusedCount(record);
  const files = record.files.map((file) => `${sourceName(file.source, i18n)}, ${fileName(file.path)}`);
  return (
    <tr className={record.state === 'undone' ? 'undone' : ''}>
      <th scope="row" className="m">
        <Button kind="link" onPress={() => setOpen(true)}>
          {f.dateTime(record.at)}
        </Button>
        <span className="sub">{f.list(files)}</span>
        {open ? (
          <ReceiptDialog
            receipt={record}
            title={t('intake.receiptOf', { at: record.at })}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </th>
      <CountCells of={record} />
      <td className="r">
        {refused === 0 ? (
          f.number(0)
        ) : (
          <Button kind="link" onPress={() => setOpen(true)}>
            {f.number(refused)}
          </Button>
        )}
      </td>
      <td className="r">
        {record.state === 'done' ? (
          <Button small onPress={p.onTakeBack}>
            <Icon as={Undo2} size="s" />
            {t('intake.takeBack')}
          </Button>
        ) : (
          <Tag>{t(record.state === 'undone' ? 'intake.wasTakenBack' : 'intake.isRunning')}</Tag>
        )}
      </td>
    </tr>
  );
};

const Rows = (p: { records: readonly ImportRecord[]; onTakeBack(record: ImportRecord): void }) =>
  useDrawn(p.records).map((record) => (
    <ImportRow key={record.importId} record={record} onTakeBack={() => p.onTakeBack(record)} />
  ));

/** Receipts, newest first; each import can be taken back exactly. */
export const ImportsList = () => {
  const { t } = useI18n();
  const { say } = useToast();
  const query = useQuery('imports.list', {});
  const [asking, setAsking] = useState<ImportRecord | null>(null);
  const undo = useAction('imports.undo', ...dataChannels);
  if (query.data?.length === 0) return null;
  const takeBack = async (record: ImportRecord) => {
    const reply = await undo.run({ importId: record.importId });
    if (!reply.ok) return;
    setAsking(null);
    say(t('intake.takenBack', { n: reply.value.removed }));
  };
  return (
    <Section title={t('intake.importsTitle')} intro={t('intake.importsText')}>
      <Loaded query={query}>
        {(records) => (
          <section className="card flush" aria-label={t('intake.importsTitle')}>
            <table className="tight imports" aria-label={t('intake.importsTitle')}>
              <CountsHead first={t('intake.file')} refused last />
              <tbody>
                <Rows records={records} onTakeBack={setAsking} />
              </tbody>
            </table>
          </section>
        )}
      </Loaded>
      <p className="small t2 under">{t('intake.refusedNote')}</p>
      <ConfirmDialog
        open={asking !== null}
        title={t('intake.takeBackTitle')}
        confirm={t('intake.takeBack')}
        pending={undo.pending}
        onClose={() => setAsking(null)}
        onConfirm={() => {
          if (asking) void takeBack(asking);
        }}
      >
        {undo.error ? <ErrorBanner error={undo.error} /> : null}
        <p>{t('intake.takeBackText', { n: asking?.new ?? 0 })}</p>
      </ConfirmDialog>
    </Section>
  );
};
