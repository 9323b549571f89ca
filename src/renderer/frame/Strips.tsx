import { FlaskConical } from 'lucide-react';
import { useI18n } from '../i18n/I18n.tsx';
import { Icon } from '../ui/index.ts';
import { useSession } from './session.tsx';

/** Stands on every screen while the vault is made up or the runtime is the test one. */
export const Strips = () => {
  const { t } = useI18n();
  const { status, info } = useSession();
  const lines = [
    status?.state === 'open' && status.synthetic ? t('frame.syntheticStrip') : null,
    info && !info.runtime.official ? t('frame.runtimeStrip') : null,
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <section className="strip" aria-label={t('frame.stripName')}>
      <Icon as={FlaskConical} size="s" />
      <span>{lines.join(' ')}</span>
    </section>
  );
};
