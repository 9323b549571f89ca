import { useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Card } from '../../ui/index.ts';
import { StopDialog } from '../calendar/StopDialog.tsx';
import { AdverseDialog } from './AdverseDialog.tsx';

/** The way out, always one click away while a trial runs. */
export const WrongCard = (p: { id: string; today: string }) => {
  const { t } = useI18n();
  const [open, setOpen] = useState<'report' | 'stop' | null>(null);
  const close = () => setOpen(null);
  return (
    <Card title={t('trials.wrongTitle')} intro={t('trials.wrongText')}>
      <div className="row wrap">
        <Button small onPress={() => setOpen('report')}>
          {t('trials.report')}
        </Button>
        <Button small onPress={() => setOpen('stop')}>
          {t('trials.stop')}
        </Button>
      </div>
      {open === 'report' ? <AdverseDialog id={p.id} today={p.today} running onClose={close} /> : null}
      <StopDialog id={p.id} open={open === 'stop'} onClose={close} />
    </Card>
  );
};
