import { useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Card } from '../../ui/index.ts';
import { AdverseDialog } from './AdverseDialog.tsx';

/** What to do when something is wrong. The way out itself is in the head of each screen, always one click away. */
export const WrongCard = (p: { id: string; today: string }) => {
  const { t } = useI18n();
  const [reporting, setReporting] = useState(false);
  return (
    <Card title={t('trials.wrongTitle')} intro={t('trials.wrongText')}>
      <div>
        <Button small onPress={() => setReporting(true)}>
          {t('trials.report')}
        </Button>
      </div>
      {reporting ? (
        <AdverseDialog id={p.id} today={p.today} running onClose={() => setReporting(false)} />
      ) : null}
    </Card>
  );
};
