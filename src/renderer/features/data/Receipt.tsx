import { CircleCheck, X } from 'lucide-react';
import { useState } from 'react';
import type { ImportReceipt } from '../../../shared/samples.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { metricName } from '../../metrics.ts';
import { Banner, Button, Card, Dialog, Icon } from '../../ui/index.ts';
import { fileName } from './source-name.ts';

export const refusedCount = (receipt: ImportReceipt): number =>
  receipt.refused.reduce((sum, r) => sum + r.count, 0);

const localDay = (instant: string) => instant.slice(0, 10);

const ByMetric = ({ receipt }: { receipt: ImportReceipt }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const rows = Object.entries(receipt.byMetric);
  if (rows.length === 0) return null;
  return (
    <table className="tight">
      <thead>
        <tr>
          <th scope="col">{t('data.measure')}</th>
          <th scope="col" className="r">
            {t('data.read')}
          </th>
          <th scope="col" className="r">
            {t('data.new')}
          </th>
          <th scope="col" className="r">
            {t('data.known')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([metric, c]) => (
          <tr key={metric}>
            <th scope="row" className="m">
              {metricName(metric, i18n)}
            </th>
            <td className="r">{f.number(c.read)}</td>
            <td className="r">{f.number(c.new)}</td>
            <td className="r">{f.number(c.known)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Everything that an import did, with the reason for each refused row. */
export const ReceiptDialog = (p: { receipt: ImportReceipt; title: string; onClose(): void }) => {
  const { t, f } = useI18n();
  const { receipt } = p;
  const unknown = Object.entries(receipt.unknownTypes).sort((a, b) => b[1] - a[1]);
  return (
    <Dialog
      open
      wide
      title={p.title}
      onClose={p.onClose}
      actions={<Button onPress={p.onClose}>{t('common.close')}</Button>}
    >
      <div className="receipt stack s4">
        {receipt.first && receipt.last ? (
          <p className="t2">
            {t('data.span', { first: localDay(receipt.first), last: localDay(receipt.last) })}
          </p>
        ) : null}
        <ByMetric receipt={receipt} />
        {receipt.warnings.length > 0 ? (
          <Banner kind="warn" title={t('data.warningsTitle')}>
            {receipt.warnings.map((w) => (
              <p key={w}>{w}</p>
            ))}
          </Banner>
        ) : null}
        <div className="stack s2">
          <h3>{t('data.refusedTitle')}</h3>
          {receipt.refused.length === 0 ? <p className="t2">{t('data.refusedNone')}</p> : null}
          <ul className="list">
            {receipt.refused.map((r) => (
              <li key={r.reason}>
                <span className="row sp top">
                  <span className="fill">{r.reason}</span>
                  <b className="m num">{f.number(r.count)}</b>
                </span>
                {r.examples.length > 0 ? (
                  <p className="small t2">
                    {t('data.examples')}: {r.examples.join('; ')}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
        {unknown.length > 0 ? (
          <div className="stack s2">
            <h3>{t('data.unknownTitle')}</h3>
            <p className="small t2">{t('data.unknownText')}</p>
            <ul className="small num unknown">
              {unknown.map(([type, n]) => (
                <li key={type} className="row sp">
                  <code>{type}</code>
                  <span>{f.number(n)}</span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <ul className="stack s2">
          {receipt.files.map((file) => (
            <li key={file.path} className="small t2">
              {t('data.file')}: {fileName(file.path)}, {f.bytes(file.bytes)}
              <br />
              {t('data.fingerprint')}: <code>{file.sha256}</code>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
};

/** The short receipt right after an import; the whole one on demand. */
export const NewReceipt = ({ receipt, onClose }: { receipt: ImportReceipt; onClose: () => void }) => {
  const { t, f } = useI18n();
  const [open, setOpen] = useState(false);
  const refused = refusedCount(receipt);
  return (
    <Card className="done">
      <div className="row s3 top">
        <Icon as={CircleCheck} />
        <div className="stack s3 fill">
          <div role="status">
            <h2 className="h3">{t(receipt.new === 0 ? 'data.nothingNew' : 'data.receiptTitle')}</h2>
            <p className="small t2 num">
              {t('data.receiptText', { n: receipt.new, known: receipt.known, seconds: receipt.seconds })}{' '}
              {refused > 0 ? `${t('data.refused')}: ${f.number(refused)}.` : t('data.refusedNone')}{' '}
              {receipt.first && receipt.last
                ? t('data.span', { first: localDay(receipt.first), last: localDay(receipt.last) })
                : ''}
            </p>
            {receipt.warnings.map((w) => (
              <p key={w} className="small warned">
                {w}
              </p>
            ))}
          </div>
          <Button small className="start" onPress={() => setOpen(true)}>
            {t('data.showReceipt')}
          </Button>
        </div>
        <Button kind="quiet" small square aria-label={t('common.dismiss')} onPress={onClose}>
          <Icon as={X} size="s" />
        </Button>
      </div>
      {open ? (
        <ReceiptDialog receipt={receipt} title={t('data.receiptName')} onClose={() => setOpen(false)} />
      ) : null}
    </Card>
  );
};
