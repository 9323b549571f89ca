import { useState } from 'react';
import type { VaultProgress } from '../../../shared/vault.ts';
import { useBridgeEvent } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { LoadingLine, Progress } from '../../ui/index.ts';

/** How far a long piece of upkeep has come; moves without an end where that is not known. */
export const UpkeepProgress = ({ task }: { task: VaultProgress['task'] }) => {
  const { t } = useI18n();
  const [share, setShare] = useState<number | null>(null);
  useBridgeEvent('vault.progress', (progress) => {
    if (progress.task === task) setShare(progress.total > 0 ? progress.done / progress.total : null);
  });
  if (share === null)
    return (
      <div className="busy">
        <LoadingLine />
      </div>
    );
  return <Progress label={t('settings.working')} share={share} />;
};
