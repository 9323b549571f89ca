import { Component, type ReactNode } from 'react';
import { useI18n } from '../i18n/I18n.tsx';
import { Banner, Button } from '../ui/index.ts';

const Crashed = ({ onRetry }: { onRetry: () => void }) => {
  const { t } = useI18n();
  return (
    <div className="page">
      <Banner
        kind="warn"
        urgent
        title={t('frame.crashTitle')}
        actions={
          <Button small onPress={onRetry}>
            {t('common.tryAgain')}
          </Button>
        }
      >
        <p>{t('frame.crashText')}</p>
      </Banner>
    </div>
  );
};

/** Keeps a bug in one screen from taking the frame down. Give it a `key` per screen. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <Crashed onRetry={() => this.setState({ broken: false })} />;
  }
}
