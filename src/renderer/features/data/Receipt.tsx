import { CircleCheck, X } from 'lucide-react';
import { useState } from 'react';
import type { ImportReceipt } from '../../../shared/samples.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { byInterest, metricName } from '../../metrics.ts';
import { Banner, Button, Card, Dialog, Icon } from '../../ui/index.ts';
import { importWords } from './import-words.ts';
import { CountCells, CountsHead, Fold, Refusals, UnknownTypes } from './ReceiptParts.tsx';
import { fileName, sourceName } from './source-name.ts';
import { refusedCount } from './summary.ts';

const localDay = (instant: string) => instant.slice(0, 10);

/** What happened, as a person would tell it. */
const Told = ({ receipt, below = false }: { receipt: ImportReceipt; below?: boolean }) => {
  const { t } = useI18n();
  const refused = refusedCount(receipt);
  const span =
    receipt.first && receipt.last
      ? t('intake.span', { first: localDay(receipt.first), last: localDay(receipt.last) })
      : '';
  return (
    <>
      <p className="num">
        {t('intake.toldNew', { n: receipt.new })} {span}
      </p>
      <p className="small t2 num">
        {t('intake.toldKnown', { n: receipt.known })}{' '}
        {refused > 0
          ? t(below ? 'intake.refusedBelow' : 'intake.toldRefused', { n: refused })
          : t('intake.refusedNone')}
      </p>
    </>
  );
};

/** Everything that an import did, with the reason for each refused row. */
export const ReceiptDialog = (p: { receipt: ImportReceipt; title: string; onClose(): void }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { receipt } = p;
  const rows = Object.entries(receipt.byMetric).sort(([a], [b]) => byInterest(a, b));
  return (
    <Dialog
      open
      wide
      title={p.title}
      onClose={p.onClose}
      actions={<Button onPress={p.onClose}>{t('common.close')}</Button>}
    >
      <div className="receipt stack s4">
        <div>
          <Told receipt={receipt} below />
        </div>
        {receipt.warnings.length > 0 ? (
          <Banner kind="warn" title={t('intake.warningsTitle')}>
            {receipt.warnings.map((w) => (
              <p key={w}>{importWords(w, i18n)}</p>
            ))}
          </Banner>
        ) : null}
        {rows.length > 0 ? (
          <div className="boxed">
            <table className="tight" aria-label={t('intake.receiptName')}>
              <CountsHead first={t('data.measure')} />
              <tbody>
                {rows.map(([metric, c]) => (
                  <tr key={metric}>
                    <th scope="row" className="m">
                      {metricName(metric, i18n)}
                    </th>
                    <CountCells of={c} />
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
        <Refusals refused={receipt.refused} title={t('intake.refusedTitle')} quiet open />
        <UnknownTypes types={receipt.unknownTypes} />
        <Fold title={t('intake.files')} count={f.number(receipt.files.length)}>
          <ul className="stack s2">
            {receipt.files.map((file) => (
              <li key={`${file.path} ${file.source}`} className="small t2">
                {sourceName(file.source, i18n)}: {fileName(file.path)}, {f.bytes(file.bytes)}
                <br />
                {t('intake.fingerprint')}: <code>{file.sha256}</code>
              </li>
            ))}
          </ul>
        </Fold>
      </div>
    </Dialog>
  );
};

/** The short receipt right after an import; the whole one on demand. */
export const NewReceipt = ({ receipt, onClose }: { receipt: ImportReceipt; onClose: () => void }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const [open, setOpen] = useState(false);
  return (
    <Card className="done">
      <div className="row s3 top">
        <Icon as={CircleCheck} />
        <div className="stack s3 fill">
          <div>
            <h2 className="h3">{t(receipt.new === 0 ? 'intake.nothingNew' : 'intake.receiptTitle')}</h2>
            <Told receipt={receipt} />
            {receipt.warnings.map((w) => (
              <p key={w} className="small warned">
                {importWords(w, i18n)}
              </p>
            ))}
          </div>
          <Button small className="start" onPress={() => setOpen(true)}>
            {t('intake.showReceipt')}
          </Button>
        </div>
        <Button kind="quiet" small square aria-label={t('common.dismiss')} onPress={onClose}>
          <Icon as={X} size="s" />
        </Button>
      </div>
      {open ? (
        <ReceiptDialog receipt={receipt} title={t('intake.receiptName')} onClose={() => setOpen(false)} />
      ) : null}
    </Card>
  );
};
