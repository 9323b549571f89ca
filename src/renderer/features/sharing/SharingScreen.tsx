import { Eye, FileDown, Hand } from 'lucide-react';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Card, Head, Icon, Page } from '../../ui/index.ts';

/** Says that nothing is shared and what sharing will be; there is no other function here yet. */
export const SharingScreen = () => {
  const { t } = useI18n();
  const { go } = useRouter();
  const steps = [
    { icon: Eye, title: t('sharing.how1Title'), text: t('sharing.how1Text') },
    { icon: FileDown, title: t('sharing.how2Title'), text: t('sharing.how2Text') },
    { icon: Hand, title: t('sharing.how3Title'), text: t('sharing.how3Text') },
  ];
  return (
    <Page place={[{ label: t('frame.sharing') }]}>
      <Head say={t('sharing.say')} lead={t('sharing.lead')} />
      <div className="two">
        <Card
          level={2}
          title={t('sharing.howTitle')}
          footer={<p className="small t2">{t('sharing.never')}</p>}
        >
          <ul className="list">
            {steps.map((s) => (
              <li key={s.title} className="row s4 top">
                <Icon as={s.icon} size="l" />
                <div className="fill">
                  <h3>{s.title}</h3>
                  <p className="t2">{s.text}</p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t('sharing.clinician')} intro={t('sharing.clinicianText')}>
          <Button small onPress={() => go({ name: 'trials' })}>
            {t('sharing.toTrials')}
          </Button>
        </Card>
      </div>
    </Page>
  );
};
