import { useMemo } from 'react';
import type { ImportPreview } from '../../../shared/samples.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { byInterest, metricName } from '../../metrics.ts';
import { Banner } from '../../ui/index.ts';
import { importWords } from './import-words.ts';
import { Refusals, UnknownTypes } from './ReceiptParts.tsx';
import { useDrawn } from './useDrawn.ts';

const day = (instant: string) => instant.slice(0, 10);

/** Which measures lie in the files, how many rows and of which time; what will not be read, folded. */
export const PreviewContents = ({ preview, looking }: { preview: ImportPreview; looking: boolean }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const all = useMemo(() => Object.entries(preview.byMetric).sort(([a], [b]) => byInterest(a, b)), [preview]);
  const rows = useDrawn(all);
  return (
    <div className={`stack s4 contents ${looking ? 'looking' : ''}`} aria-busy={looking}>
      {all.length > 0 ? (
        <div className="boxed">
          <table className="tight">
            <caption className="vh">{t('intake.contents')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('data.measure')}</th>
                <th scope="col" className="r">
                  {t(preview.partial ? 'intake.rowsSoFar' : 'intake.rows')}
                </th>
                <th scope="col">{t('intake.time')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([metric, m]) => (
                <tr key={metric}>
                  <th scope="row" className="m">
                    {metricName(metric, i18n)}
                  </th>
                  <td className="r nb">
                    {preview.partial ? t('intake.atLeast', { n: m.rows }) : f.number(m.rows)}
                  </td>
                  <td className="nb">{t('intake.fromTo', { first: day(m.first), last: day(m.last) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p>{t('intake.nothingYet')}</p>
      )}
      {preview.partial ? <p className="small t2">{t('intake.partial')}</p> : null}
      {preview.warnings.length > 0 ? (
        <Banner kind="warn" title={t('intake.warningsTitle')}>
          {preview.warnings.map((w) => (
            <p key={w}>{importWords(w, i18n)}</p>
          ))}
        </Banner>
      ) : null}
      <Refusals refused={preview.refused} title={t('intake.willRefuse')} quiet />
      <UnknownTypes types={preview.unknownTypes} />
    </div>
  );
};
