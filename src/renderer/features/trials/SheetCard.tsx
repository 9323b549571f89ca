import { rulesOf, type TrialView } from '../../../shared/trial.ts';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Card, ErrorBanner, useToast } from '../../ui/index.ts';

/** The sealed sheet for the person who packs. */
export const SheetCard = ({ view }: { view: TrialView }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const sheet = useAction('trials.packingSheet', 'trials.get');
  if (view.state !== 'running' || rulesOf(view.protocol).blinding !== 'helper') return null;
  const print = async () => {
    const reply = await sheet.run({ id: view.id });
    if (reply.ok && reply.value.path !== null) say(t('planner.sheetSaved'));
  };
  return (
    <Card intro={t('planner.sheetHint')}>
      {sheet.error ? <ErrorBanner error={sheet.error} /> : null}
      <div>
        <Button small isDisabled={sheet.pending} onPress={() => void print()}>
          {t('planner.sheet')}
        </Button>
      </div>
    </Card>
  );
};
