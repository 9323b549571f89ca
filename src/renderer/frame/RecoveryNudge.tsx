import { useState } from 'react';
import { RecoveryDialog } from '../features/settings/RecoveryDialog.tsx';
import { useI18n } from '../i18n/I18n.tsx';
import { Banner, Button } from '../ui/index.ts';
import { useSession } from './session.tsx';

/** Stands on every screen of a vault whose recovery key nobody has typed back: an interrupted set-up. */
export const RecoveryNudge = () => {
  const { t } = useI18n();
  const { status } = useSession();
  const [making, setMaking] = useState(false);
  const needed = status?.state === 'open' && !status.recoveryConfirmed;
  if (!needed && !making) return null;
  return (
    <div className="nudge">
      <Banner
        kind="warn"
        title={t('frame.recoveryMissing')}
        actions={
          <Button small onPress={() => setMaking(true)}>
            {t('frame.recoveryMake')}
          </Button>
        }
      >
        <p>{t('frame.recoveryMissingText')}</p>
      </Banner>
      {making ? <RecoveryDialog what="renew" onClose={() => setMaking(false)} /> : null}
    </div>
  );
};
