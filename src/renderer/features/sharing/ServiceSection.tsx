import { useState } from 'react';
import type { PriorServiceView } from '../../../shared/sharing.ts';
import { useAction, useQuery } from '../../api.ts';
import { errorSentence } from '../../i18n/errors.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Card, ErrorBanner, Section, TextField } from '../../ui/index.ts';
import { AskCard } from './AskCard.tsx';
import { LearnedCard } from './LearnedCard.tsx';

/** The prior service: off by default, its address, asking it, and what it taught. */
export const ServiceSection = () => {
  const { t } = useI18n();
  const view = useQuery('prior.view', {});
  if (!view.data) return view.error ? <ErrorBanner error={view.error} /> : null;
  const { address, learned } = view.data;
  return (
    <Section title={t('prior.section')}>
      <div className="stack">
        <AddressCard view={view.data} />
        {address !== null ? <AskCard address={address} /> : null}
        {learned ? <LearnedCard learned={learned} /> : null}
      </div>
    </Section>
  );
};

const AddressCard = ({ view }: { view: PriorServiceView }) => {
  const { t, f } = useI18n();
  const [typed, setTyped] = useState('');
  const configure = useAction('prior.configure', 'prior.view', 'hypotheses.rank');
  const set = (address: string | null) => void configure.run({ address });
  const wrong = configure.error?.where === 'address' ? errorSentence(configure.error, f.language) : null;
  return (
    <Card
      title={view.address === null ? t('prior.isOff') : t('prior.isOn', { address: view.address })}
      intro={t('prior.intro')}
    >
      {view.address === null ? (
        <form
          className="stack s3"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') set(typed);
          }}
        >
          <TextField
            label={t('prior.address')}
            hint={t('prior.addressHint')}
            value={typed}
            onChange={setTyped}
            error={wrong}
            spellCheck={false}
            autoComplete="off"
            maxLength={200}
          />
          <Button className="start" type="submit" isDisabled={configure.pending || typed.trim() === ''}>
            {t('prior.save')}
          </Button>
        </form>
      ) : (
        <Button className="start" onPress={() => set(null)} isDisabled={configure.pending}>
          {t('prior.turnOff')}
        </Button>
      )}
      {configure.error && !wrong ? <ErrorBanner error={configure.error} /> : null}
    </Card>
  );
};
