import { useState } from 'react';
import type { ContributionView, ReleaseRecord } from '../../../shared/sharing.ts';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ConfirmDialog, ErrorBanner, TextField } from '../../ui/index.ts';

const LEAST_CODE = 16;

/** Gives a summary to the prior service, in two steps at two times. Nothing where no service is set. */
export const GiveBox = ({ record }: { record: ReleaseRecord }) => {
  const { t } = useI18n();
  const view = useQuery('prior.view', {});
  if (!view.data || view.data.address === null) return null;
  const state = view.data.contributions.find((c) => c.seq === record.seq);
  const { address } = view.data;
  return (
    <section className="stack s3 give">
      <h3>{t('prior.giveTitle')}</h3>
      {state?.sentAt ? (
        <p className="t2">{t('prior.sentAt', { at: state.sentAt, address: state.address })}</p>
      ) : state?.tokenAt && state.address === address ? (
        <Send record={record} state={state} address={address} />
      ) : (
        <Fetch record={record} address={address} />
      )}
    </section>
  );
};

const Fetch = ({ record, address }: { record: ReleaseRecord; address: string }) => {
  const { t } = useI18n();
  const [code, setCode] = useState('');
  const [asking, setAsking] = useState(false);
  const token = useAction('prior.token', 'prior.view');
  const run = async () => {
    await token.run({ seq: record.seq, enrolment: code.trim() });
    setAsking(false);
  };
  return (
    <>
      <p className="t2">{t('prior.giveIntro')}</p>
      <TextField
        label={t('prior.code')}
        hint={t('prior.codeHint')}
        value={code}
        onChange={setCode}
        spellCheck={false}
        autoComplete="off"
        maxLength={100}
      />
      {token.error ? <ErrorBanner error={token.error} /> : null}
      <Button className="start" isDisabled={code.trim().length < LEAST_CODE} onPress={() => setAsking(true)}>
        {t('prior.fetch')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('prior.fetchTitle')}
        confirm={t('prior.fetch')}
        pending={token.pending}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        <p>{t('prior.fetchText', { address })}</p>
      </ConfirmDialog>
    </>
  );
};

const Send = (p: { record: ReleaseRecord; state: ContributionView; address: string }) => {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  const give = useAction('prior.contribute', 'prior.view');
  const run = async () => {
    await give.run({ seq: p.record.seq });
    setAsking(false);
  };
  return (
    <>
      <p className="t2">{t('prior.tokenAt', { at: p.state.tokenAt ?? '' })}</p>
      {give.error ? <ErrorBanner error={give.error} /> : null}
      <Button className="start" onPress={() => setAsking(true)}>
        {t('prior.give')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('prior.giveConfirm')}
        confirm={t('prior.give')}
        pending={give.pending}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        <p>{t('prior.giveText', { address: p.address })}</p>
        <pre className="mono bytes">{p.record.json}</pre>
      </ConfirmDialog>
    </>
  );
};
