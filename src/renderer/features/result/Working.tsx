import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, Progress } from '../../ui/index.ts';
import type { Lazy } from './useLazy.ts';

/** How far a slow part is, with a way to stop it; or that it was stopped; or what went wrong. */
export const Working = ({ of, label }: { of: Lazy<unknown>; label: string }) => {
  const { t } = useI18n();
  if (of.error) return <ErrorBanner error={of.error} onRetry={of.again} />;
  if (of.cancelled)
    return (
      <div className="row sp">
        <span className="small t2">{t('result.lazyStopped')}</span>
        <Button small onPress={of.again}>
          {t('result.lazyStart')}
        </Button>
      </div>
    );
  if (!of.running || of.data) return null;
  const total = of.progress?.total ?? 0;
  return (
    <div className="stack s2">
      <Progress
        label={label}
        share={total > 0 && of.progress ? of.progress.done / total : null}
        thickness="thin"
      />
      <div className="row sp">
        <span className="small t2 num">{label}</span>
        <Button small onPress={of.cancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
};
