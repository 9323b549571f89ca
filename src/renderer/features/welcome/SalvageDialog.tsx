import { useState } from 'react';
import type { SalvageReport } from '../../../shared/vault.ts';
import { call, useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner, Button, Dialog, ErrorBanner, TextField } from '../../ui/index.ts';
import { UpkeepProgress } from '../settings/UpkeepProgress.tsx';
import { ShowKey } from './RecoverySteps.tsx';

/** How much could be read, then the recovery key of the new vault that holds it. */
const Report = (p: { report: SalvageReport; secret: string; onOpen(): void }) => {
  const { t } = useI18n();
  const [shown, setShown] = useState(false);
  const unlock = useAction('vault.unlock');
  const { report } = p;
  const open = async () => {
    const reply = await unlock.run({ folder: report.folder, passphrase: p.secret });
    if (reply.ok) p.onOpen();
  };
  if (!shown)
    return (
      <div className="recovery">
        <Banner
          kind={report.complete ? 'info' : 'warn'}
          title={t(report.complete ? 'welcome.salvagedAll' : 'welcome.salvagedSome', {
            read: report.read,
            missing: report.missing,
          })}
        >
          <p className="path">{t('welcome.salvagedWhere', { folder: report.folder })}</p>
        </Banner>
        {report.complete ? null : (
          <ul className="small t2">
            {report.tables
              .filter(
                (table) => table.refused > 0 || (table.expected !== null && table.expected > table.read),
              )
              .map((table) => (
                <li key={table.table}>
                  {t('welcome.salvagedTable', {
                    ...table,
                    expected: table.expected ?? table.read + table.refused,
                  })}
                </li>
              ))}
          </ul>
        )}
        <Button kind="pri" tall onPress={() => setShown(true)}>
          {t('welcome.toKey')}
        </Button>
      </div>
    );
  return (
    <div className="recovery">
      {unlock.error ? <ErrorBanner error={unlock.error} /> : null}
      <ShowKey
        recoveryKey={report.recoveryKey}
        text={t('welcome.salvagedKeyText')}
        onNext={() => void open()}
      />
    </div>
  );
};

/** Copies what can be read of a damaged vault into a new one; the damaged one stays as it is. */
export const SalvageDialog = (p: { folder: string; onClose(): void; onOpen(): void }) => {
  const { t } = useI18n();
  const [secret, setSecret] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [report, setReport] = useState<SalvageReport | null>(null);
  const salvage = useAction('vault.salvage');
  const submit = async () => {
    if (secret === '') return setWrong(t('welcome.typeOne'));
    setWrong(null);
    const place = await call('vault.pickFolder', { purpose: 'salvage' });
    if (!place.ok || !place.value.folder) return;
    const reply = await salvage.run({ folder: p.folder, secret, to: place.value.folder });
    if (reply.ok) setReport(reply.value);
    else if (reply.error.code === 'wrong-passphrase') setWrong(t('settings.wrongCurrent'));
  };
  const stay = salvage.pending || report !== null; // the new vault's recovery key is shown once
  return (
    <Dialog
      open
      onClose={() => {
        if (!stay) p.onClose();
      }}
      title={t('welcome.salvageTitle')}
      {...(stay ? { role: 'alertdialog' as const } : {})}
    >
      {report ? (
        <Report report={report} secret={secret} onOpen={p.onOpen} />
      ) : (
        <form
          className="stack s4"
          onSubmit={(e) => {
            e.preventDefault();
            if (!salvage.pending) void submit();
          }}
        >
          <p className="t2">{t('welcome.salvageHow')}</p>
          {salvage.error && salvage.error.code !== 'wrong-passphrase' ? (
            <ErrorBanner error={salvage.error} />
          ) : null}
          <TextField
            label={t('welcome.secret')}
            type="password"
            autoComplete="current-password"
            autoFocus
            value={secret}
            onChange={setSecret}
            error={wrong}
          />
          {salvage.pending ? <UpkeepProgress task="salvage" /> : null}
          <div className="acts">
            <Button onPress={p.onClose} isDisabled={salvage.pending}>
              {t('common.cancel')}
            </Button>
            <Button kind="pri" type="submit" isDisabled={salvage.pending}>
              {salvage.pending ? t('welcome.salvaging') : t('welcome.salvagePick')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
};
