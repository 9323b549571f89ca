import { useState } from 'react';
import {
  type ReleaseRecord,
  type RequestDraft,
  requestEpsilons,
  requestKinds,
} from '../../../shared/sharing.ts';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Card, ConfirmDialog, ErrorBanner, Select } from '../../ui/index.ts';

type Kind = (typeof requestKinds)[number];

/** Asks the service: shows what the request says and costs, draws it after a confirmation, sends it after another. */
export const AskCard = ({ address }: { address: string }) => {
  const { t } = useI18n();
  const [kind, setKind] = useState<Kind>('cluster');
  const [epsilon, setEpsilon] = useState<(typeof requestEpsilons)[number]>(2);
  const draft = useQuery('prior.draft', { kind, epsilon });
  if (draft.error) return <ErrorBanner error={draft.error} />;
  if (!draft.data) return null;
  const { earlier, conditionName } = draft.data;
  return (
    <Card title={t('prior.askTitle', { condition: conditionName })} intro={t('prior.askIntro')}>
      {earlier ? (
        <Drawn record={earlier} address={address} />
      ) : (
        <div className="stack s3">
          <div className="choose">
            <Select<Kind>
              label={t('prior.kind')}
              value={kind}
              onChange={setKind}
              options={requestKinds.map((k) => ({
                value: k,
                label: k === 'cluster' ? t('prior.kindCluster') : t('prior.kindVector'),
              }))}
            />
            <Select
              label={t('prior.epsilon')}
              value={String(epsilon)}
              onChange={(e) => setEpsilon(requestEpsilons.find((x) => String(x) === e) ?? epsilon)}
              options={requestEpsilons.map((e) => ({
                value: String(e),
                label: t('prior.epsilonOption', { epsilon: e, factor: Math.exp(e) }),
              }))}
            />
          </div>
          <Undrawn draft={draft.data} request={{ kind, epsilon }} />
        </div>
      )}
    </Card>
  );
};

const RequestTable = ({ draft }: { draft: RequestDraft }) => {
  const { t } = useI18n();
  const words = (name: string): string => {
    if (name === 'cluster') return t('prior.w.cluster', { truth: draft.truth });
    const known = (['format', 'condition', 'vector', 'epsilon', 'delta'] as const).find((w) => w === name);
    return known ? t(`prior.w.${known}`) : '';
  };
  return (
    <table className="fields">
      <thead>
        <tr>
          <th scope="col">{t('sharing.field')}</th>
          <th scope="col">{t('sharing.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {draft.fields.map(({ name, value }) => (
          <tr key={name} className={value === null ? 'key' : ''}>
            <th scope="row" className="mono">
              "{name}":{' '}
              {value === null ? <em className="t2">{t('sharing.notDrawn')}</em> : JSON.stringify(value)}
            </th>
            <td>{words(name)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Undrawn = (p: {
  draft: RequestDraft;
  request: { kind: Kind; epsilon: (typeof requestEpsilons)[number] };
}) => {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  const draw = useAction('prior.draw', 'prior.draft', 'sharing.budget', 'sharing.history', 'sharing.offer');
  const { budget, after } = p.draft;
  const tooMuch = after.epsilon > budget.epsilon || after.delta > budget.delta;
  const run = async () => {
    await draw.run(p.request);
    setAsking(false);
  };
  return (
    <>
      <RequestTable draft={p.draft} />
      <p className="small t2">{t('prior.measured', p.request)}</p>
      {tooMuch ? <p className="t2">{t('sharing.overBudget')}</p> : null}
      {draw.error ? <ErrorBanner error={draw.error} /> : null}
      <Button className="start" isDisabled={tooMuch} onPress={() => setAsking(true)}>
        {t('prior.draw')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('prior.drawTitle')}
        confirm={t('prior.draw')}
        pending={draw.pending}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        <p>{t('prior.drawText', { epsilon: p.request.epsilon, left: budget.epsilon - after.epsilon })}</p>
      </ConfirmDialog>
    </>
  );
};

/** The exact bytes, and the button that sends them. */
const Drawn = ({ record, address }: { record: ReleaseRecord; address: string }) => {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  const ask = useAction('prior.ask', 'prior.view', 'hypotheses.rank');
  const run = async () => {
    await ask.run({ seq: record.seq });
    setAsking(false);
  };
  return (
    <div className="stack s3">
      <p className="t2">
        {t('prior.drawnIntro', { bytes: new TextEncoder().encode(record.json).length, at: record.at })}
      </p>
      <pre className="mono bytes">{record.json}</pre>
      {ask.error ? <ErrorBanner error={ask.error} /> : null}
      <Button className="start" onPress={() => setAsking(true)}>
        {t('prior.send')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('prior.sendTitle')}
        confirm={t('prior.send')}
        pending={ask.pending}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        <p>{t('prior.sendText', { address })}</p>
        <pre className="mono bytes">{record.json}</pre>
      </ConfirmDialog>
    </div>
  );
};
