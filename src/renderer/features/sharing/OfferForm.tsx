import { useState } from 'react';
import { collectedEpsilons, type ReleaseRecord, type ReleaseRequest } from '../../../shared/sharing.ts';
import type { TrialSummary } from '../../../shared/trial.ts';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Card, ConfirmDialog, ErrorBanner, Select } from '../../ui/index.ts';
import { FieldsTable } from './FieldsTable.tsx';
import { MadeFile } from './MadeFile.tsx';

/** Chooses a trial, an arm and the noise; shows what would leave; draws after a second confirmation. */
export const OfferForm = (p: {
  trials: readonly TrialSummary[];
  epsilon: number;
  onEpsilon(epsilon: number): void;
  onMade(record: ReleaseRecord): void;
}) => {
  const { t } = useI18n();
  const [chosen, setChosen] = useState<string | null>(null);
  const [armChosen, setArm] = useState<number | null>(null);
  const trialId = chosen ?? p.trials[0]?.id ?? null;
  const view = useQuery('results.get', trialId === null ? null : { id: trialId });
  const arms = view.data?.protocol.arms.slice(1) ?? [];
  const arm = armChosen ?? Math.max(1, view.data?.headline ?? 1);
  const request = trialId !== null && view.data ? { trialId, arm, epsilon: p.epsilon } : null;
  return (
    <>
      <Card level={2} title={t('sharing.chooseTitle')}>
        <div className="choose">
          <Select
            label={t('sharing.trial')}
            value={trialId}
            onChange={(id) => {
              setChosen(id);
              setArm(null);
            }}
            options={p.trials.map((trial) => ({ value: trial.id, label: trial.title }))}
          />
          <Select
            label={t('sharing.arm')}
            value={String(arm)}
            onChange={(index) => setArm(Number(index))}
            options={arms.map((a, i) => ({ value: String(i + 1), label: a.name }))}
          />
          <Select
            label={t('sharing.epsilon')}
            value={String(p.epsilon)}
            onChange={(e) => p.onEpsilon(Number(e))}
            options={collectedEpsilons.map((epsilon) => ({
              value: String(epsilon),
              label: t('sharing.epsilonOption', { epsilon, factor: Math.exp(epsilon) }),
            }))}
          />
        </div>
        {view.error ? <ErrorBanner error={view.error} /> : null}
      </Card>
      {request ? <Offer request={request} onMade={p.onMade} /> : null}
    </>
  );
};

const Offer = ({ request, onMade }: { request: ReleaseRequest; onMade(record: ReleaseRecord): void }) => {
  const { t } = useI18n();
  const offer = useQuery('sharing.offer', request);
  const release = useAction('sharing.release', 'sharing.history', 'sharing.budget', 'sharing.offer');
  const [asking, setAsking] = useState(false);
  if (offer.error) return <ErrorBanner error={offer.error} />;
  if (!offer.data) return null;
  const { fields, noiseSd, unit, budget, after, earlier } = offer.data;
  if (earlier) return <MadeFile record={earlier} />;
  const tooMuch = after.epsilon > budget.epsilon;
  const draw = async () => {
    const made = await release.run(request);
    setAsking(false);
    if (made.ok) onMade(made.value);
  };
  return (
    <Card level={2} title={t('sharing.fieldsTitle')} intro={t('sharing.fieldsIntro')}>
      <div className="stack s3">
        <FieldsTable fields={fields} noiseSd={noiseSd} unit={unit} />
        {tooMuch ? <p className="t2">{t('sharing.overBudget')}</p> : null}
        {release.error ? <ErrorBanner error={release.error} /> : null}
        <Button kind="pri" className="start" isDisabled={tooMuch} onPress={() => setAsking(true)}>
          {t('sharing.make')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('sharing.makeTitle')}
        confirm={t('sharing.make')}
        pending={release.pending}
        onConfirm={() => void draw()}
        onClose={() => setAsking(false)}
      >
        <p>{t('sharing.makeText', { epsilon: request.epsilon, left: budget.epsilon - after.epsilon })}</p>
      </ConfirmDialog>
    </Card>
  );
};
