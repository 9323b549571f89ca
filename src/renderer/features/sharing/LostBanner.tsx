import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Banner, Button } from '../../ui/index.ts';

/** An older backup lacks releases: says so until it has been read. */
export const LostBanner = () => {
  const { t } = useI18n();
  const { data } = useQuery('sharing.budget', {});
  const accept = useAction('sharing.acceptLost', 'sharing.budget', 'sharing.offer', 'prior.draft');
  const lost = data?.lost;
  if (!lost || lost.accepted) return null;
  return (
    <div className="lost">
      <Banner
        kind="warn"
        title={t('prior.lostTitle')}
        actions={
          <Button small onPress={() => void accept.run({})} isDisabled={accept.pending}>
            {t('prior.lostAccept')}
          </Button>
        }
      >
        {lost.releases > 0 ? <p>{t('prior.lostText', lost)}</p> : null}
        {lost.uncertain ? <p>{t('prior.lostUnsure')}</p> : null}
      </Banner>
    </div>
  );
};
