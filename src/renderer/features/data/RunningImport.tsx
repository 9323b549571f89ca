import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Card, Progress } from '../../ui/index.ts';
import { useImports } from './ImportProvider.tsx';
import { fileName, sourceName } from './source-name.ts';

/** The import that is under way: bytes, rows, time left, and Cancel. */
export const RunningImport = () => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { running, cancelling, progress, cancel } = useImports();
  if (!running) return null;
  const p = progress;
  const share = p && p.bytesTotal > 0 ? Math.min(1, p.bytesDone / p.bytesTotal) : null;
  const summarising = p?.phase === 'summarising';
  const title = !p
    ? t('intake.starting')
    : summarising
      ? t('intake.summarising')
      : t('intake.reading', { source: sourceName(p.source, i18n) });
  return (
    <Card className="run">
      <div className="row sp top">
        <div className="fill">
          <h2 className="h3">{title}</h2>
          {p ? (
            <p className="small t2">
              {t('intake.readingText', { file: fileName(p.file), size: f.bytes(p.bytesTotal) })}
            </p>
          ) : null}
        </div>
        <Button small onPress={() => void cancel()} isDisabled={cancelling}>
          {cancelling ? t('intake.cancelling') : t('intake.cancel')}
        </Button>
      </div>
      <Progress label={title} share={share} thickness="tall" />
      {p ? (
        <div className="facts">
          {share === null ? null : <b className="m">{t('intake.percent', { share })}</b>}
          <span>{t('intake.bytesOf', { done: p.bytesDone, total: p.bytesTotal })}</span>
          <span>{t('intake.rowsRead', { n: p.rowsRead })}</span>
          <span>{t('intake.rowsNew', { n: p.rowsNew })}</span>
          {p.secondsLeft === null ? null : (
            <span className="left">{t('intake.secondsLeft', { s: p.secondsLeft })}</span>
          )}
        </div>
      ) : null}
    </Card>
  );
};
