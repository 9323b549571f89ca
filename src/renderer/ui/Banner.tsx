import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { errorSentence } from '../i18n/errors.ts';
import { useI18n } from '../i18n/I18n.tsx';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** `warn` (amber): look here. `loss` (red): only where data was or may be lost. */
export type BannerKind = 'info' | 'warn' | 'loss';

export const Banner = (p: {
  kind?: BannerKind;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Announce at once (errors), instead of politely. */
  urgent?: boolean;
}) => {
  const kind = p.kind ?? 'info';
  return (
    <div className={`banner ${kind === 'info' ? '' : kind}`} role={p.urgent ? 'alert' : 'status'}>
      <Icon as={kind === 'info' ? Info : TriangleAlert} />
      <div className="body">
        <p className="h3">{p.title}</p>
        {p.children ? <div className="t2">{p.children}</div> : null}
        {p.actions ? <div className="acts">{p.actions}</div> : null}
      </div>
    </div>
  );
};

/** Codes after which data was or may be lost: the only ones in red. */
const lossCodes: readonly AppError['code'][] = ['vault-damaged', 'key-file-damaged'];

/** An expected failure in the person's language: what happened, what is safe, what to do. */
export const ErrorBanner = (p: { error: AppError; onRetry?: () => void; title?: string }) => {
  const { t, f } = useI18n();
  return (
    <Banner
      kind={lossCodes.includes(p.error.code) ? 'loss' : 'warn'}
      urgent
      title={p.title ?? t('common.somethingFailed')}
      actions={
        p.onRetry ? (
          <Button small onPress={p.onRetry}>
            {t('common.tryAgain')}
          </Button>
        ) : null
      }
    >
      <p>{p.error.code === 'internal' ? t('common.unexpected') : errorSentence(p.error, f.language)}</p>
    </Banner>
  );
};
