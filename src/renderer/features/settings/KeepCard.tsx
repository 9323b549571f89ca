import { FileDown, FileUp, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { call, invalidateAll, useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner, Button, Card, ConfirmDialog, ErrorBanner } from '../../ui/index.ts';
import { DoRow } from './SecurityCard.tsx';
import { UpkeepProgress } from './UpkeepProgress.tsx';

const Health = () => {
  const { t } = useI18n();
  const verify = useAction('vault.verify');
  const [found, setFound] = useState<{ healthy: boolean; rows: number; problems: string[] } | null>(null);
  const check = async () => {
    setFound(null);
    const reply = await verify.run({});
    if (reply.ok) setFound(reply.value);
  };
  return (
    <>
      <DoRow icon={ShieldCheck} title={t('settings.verifyTitle')} text={t('settings.verifyText')}>
        <Button onPress={() => void check()} isDisabled={verify.pending}>
          {verify.pending ? t('settings.verifying') : t('settings.verifyDo')}
        </Button>
      </DoRow>
      <li className="answer">
        {verify.pending ? <UpkeepProgress task="verify" /> : null}
        {verify.error ? <ErrorBanner error={verify.error} /> : null}
        {found?.healthy ? (
          <Banner title={t('settings.healthy')}>
            <p>{t('settings.healthyText', { rows: found.rows })}</p>
          </Banner>
        ) : null}
        {found && !found.healthy ? (
          <Banner kind="loss" urgent title={t('settings.notHealthy')}>
            {found.problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
            <p>{t('settings.notHealthyText')}</p>
          </Banner>
        ) : null}
      </li>
    </>
  );
};

const Export = () => {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<{ folder: string; rows: number } | null>(null);
  const write = useAction('vault.exportAll');
  const go = async () => {
    setAsking(false);
    const place = await call('vault.pickFolder', { purpose: 'export' });
    if (!place.ok || !place.value.folder) return;
    const reply = await write.run({ folder: place.value.folder });
    if (reply.ok) setMade(reply.value);
  };
  return (
    <>
      <DoRow icon={FileDown} title={t('settings.exportTitle')} text={t('settings.exportText')}>
        <Button onPress={() => setAsking(true)} isDisabled={write.pending}>
          {t('settings.exportDo')}
        </Button>
      </DoRow>
      <li className="answer">
        {write.pending ? <UpkeepProgress task="export" /> : null}
        {write.error ? <ErrorBanner error={write.error} /> : null}
        {made ? (
          <Banner title={t('settings.exported', { rows: made.rows })}>
            <p className="path">{made.folder}</p>
          </Banner>
        ) : null}
        <ConfirmDialog
          open={asking}
          title={t('settings.exportTitle')}
          confirm={t('settings.exportPick')}
          onConfirm={() => void go()}
          onClose={() => setAsking(false)}
        >
          <p>{t('settings.exportWarn')}</p>
        </ConfirmDialog>
      </li>
    </>
  );
};

const Import = () => {
  const { t } = useI18n();
  const [rows, setRows] = useState<number | null>(null);
  const read = useAction('vault.importOpenExport');
  const go = async () => {
    const place = await call('vault.pickFolder', { purpose: 'export' });
    if (!place.ok || !place.value.folder) return;
    const reply = await read.run({ folder: place.value.folder });
    if (!reply.ok) return;
    setRows(reply.value.rows);
    invalidateAll();
  };
  return (
    <>
      <DoRow icon={FileUp} title={t('settings.readTitle')} text={t('settings.readText')}>
        <Button onPress={() => void go()} isDisabled={read.pending}>
          {t('settings.readDo')}
        </Button>
      </DoRow>
      <li className="answer">
        {read.pending ? <UpkeepProgress task="import-export" /> : null}
        {read.error ? <ErrorBanner error={read.error} /> : null}
        {rows === null ? null : <Banner title={t('settings.readDone', { rows })} />}
      </li>
    </>
  );
};

/** Is everything well, and can I take it with me? */
export const KeepCard = () => {
  const { t } = useI18n();
  return (
    <Card level={2} title={t('settings.keep')} intro={t('settings.keepText')}>
      <ul className="dos">
        <Health />
        <Export />
        <Import />
      </ul>
    </Card>
  );
};
