import { useState } from 'react';
import type { InterruptedImportInfo } from '../../../shared/samples.ts';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner, Button, ConfirmDialog, ErrorBanner, useToast } from '../../ui/index.ts';
import { dataChannels, useImports } from './ImportProvider.tsx';
import { fileName } from './source-name.ts';

/** An import that a crash or a power cut interrupted: go on where it stopped, or remove it. */
export const Interrupted = () => {
  const { running } = useImports();
  const { data } = useQuery('imports.interrupted', {});
  if (running || !data) return null;
  return data.map((i) => <One key={i.importId} info={i} />);
};

const One = ({ info }: { info: InterruptedImportInfo }) => {
  const { t, f } = useI18n();
  const { say } = useToast();
  const { resume } = useImports();
  const discard = useAction('imports.discard', ...dataChannels);
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    const reply = await discard.run({ importId: info.importId });
    setAsking(false);
    if (reply.ok) say(t('intake.discarded'));
  };
  const files = f.list(info.paths.map(fileName));
  return (
    <Banner
      kind="warn"
      title={t('intake.interruptedTitle', { at: info.at })}
      actions={
        <>
          {info.paths.length > 0 ? (
            <Button small onPress={() => void resume(info.importId)}>
              {t('intake.resume')}
            </Button>
          ) : null}
          <Button small kind="quiet" onPress={() => setAsking(true)} isDisabled={discard.pending}>
            {t('intake.discard')}
          </Button>
        </>
      }
    >
      <p>
        {info.paths.length > 0
          ? t('intake.interruptedText', { files, n: info.rows })
          : t('intake.interruptedOld', { n: info.rows })}
      </p>
      {discard.error ? <ErrorBanner error={discard.error} /> : null}
      <ConfirmDialog
        open={asking}
        title={t('intake.discardTitle')}
        confirm={t('intake.discard')}
        pending={discard.pending}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        <p>{t('intake.discardText', { n: info.rows })}</p>
      </ConfirmDialog>
    </Banner>
  );
};
