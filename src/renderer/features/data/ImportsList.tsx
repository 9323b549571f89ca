import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ImportRecord } from '../../../shared/contract.ts';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ConfirmDialog, ErrorBanner, Icon, Loaded, Section, Tag, useToast } from '../../ui/index.ts';
import { ReceiptDialog, refusedCount } from './Receipt.tsx';
import { fileName, sourceName } from './source-name.ts';

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
            title={t('data.receiptOf', { at: record.at })}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </th>
      <td className="r">{f.number(record.read)}</td>
      <td className="r">{f.number(record.new)}</td>
      <td className="r">{f.number(record.known)}</td>
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
            {t('data.takeBack')}
          </Button>
        ) : (
          <Tag>{t(record.state === 'undone' ? 'data.wasTakenBack' : 'data.isRunning')}</Tag>
        )}
      </td>
    </tr>
  );
};

/** Receipts, newest first; each import can be taken back exactly. */
export const ImportsList = () => {
  const { t } = useI18n();
  const { say } = useToast();
  const query = useQuery('imports.list', {});
  const [asking, setAsking] = useState<ImportRecord | null>(null);
  const undo = useAction('imports.undo', 'imports.list', 'data.metrics', 'data.daily', 'diary.today');
  if (query.data?.length === 0) return null;
  const takeBack = async (record: ImportRecord) => {
    const reply = await undo.run({ importId: record.importId });
    if (!reply.ok) return;
    setAsking(null);
    say(t('data.takenBack', { n: reply.value.removed }));
  };
  return (
    <Section title={t('data.importsTitle')} intro={t('data.importsText')}>
      <Loaded query={query}>
        {(records) => (
          <section className="card flush" aria-label={t('data.importsTitle')}>
            <table className="tight imports">
              <thead>
                <tr>
                  <th scope="col">{t('data.file')}</th>
                  <th scope="col" className="r">
                    {t('data.read')}
                  </th>
                  <th scope="col" className="r">
                    {t('data.new')}
                  </th>
                  <th scope="col" className="r">
                    {t('data.known')}
                  </th>
                  <th scope="col" className="r">
                    {t('data.refused')}
                  </th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {records.map((record) => (
                  <ImportRow key={record.importId} record={record} onTakeBack={() => setAsking(record)} />
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Loaded>
      <p className="small t2 under">{t('data.refusedNote')}</p>
      <ConfirmDialog
        open={asking !== null}
        title={t('data.takeBackTitle')}
        confirm={t('data.takeBack')}
        pending={undo.pending}
        onClose={() => setAsking(null)}
        onConfirm={() => {
          if (asking) void takeBack(asking);
        }}
      >
        {undo.error ? <ErrorBanner error={undo.error} /> : null}
        <p>{t('data.takeBackText', { n: asking?.new ?? 0 })}</p>
      </ConfirmDialog>
    </Section>
  );
};
