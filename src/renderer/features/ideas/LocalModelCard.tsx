import { useState } from 'react';
import type { LocalModelView } from '../../../shared/hypotheses.ts';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, Section, TextField } from '../../ui/index.ts';

/** The optional language model on this computer: set up by the person, asked only under the text that is sent. */
export const LocalModelCard = () => {
  const { t } = useI18n();
  const { data } = useQuery('localModel.get', {});
  const [editing, setEditing] = useState(false);
  if (!data) return null;
  return (
    <Section title={t('ideas.model')} intro={t('ideas.modelIntro')}>
      <section className="card stack s4">
        {editing ? (
          <SetUp view={data} onDone={() => setEditing(false)} />
        ) : data.address === null ? (
          <span>
            <Button small onPress={() => setEditing(true)}>
              {t('ideas.modelSetUp')}
            </Button>
          </span>
        ) : (
          <Ask view={data} onChange={() => setEditing(true)} />
        )}
      </section>
    </Section>
  );
};

const SetUp = ({ view, onDone }: { view: LocalModelView; onDone(): void }) => {
  const { t } = useI18n();
  const [address, setAddress] = useState(view.address ?? '');
  const [model, setModel] = useState(view.model);
  const save = useAction('localModel.save', 'localModel.get', 'hypotheses.rank');
  const store = async (to: string | null) => {
    if ((await save.run({ address: to, model })).ok) onDone();
  };
  return (
    <>
      {save.error ? <ErrorBanner error={save.error} /> : null}
      <div className="profile">
        <TextField
          label={t('ideas.modelAddress')}
          hint={t('ideas.modelAddressHint')}
          value={address}
          onChange={setAddress}
          maxLength={200}
        />
        <TextField
          label={t('ideas.modelName')}
          hint={t('ideas.modelNameHint')}
          value={model}
          onChange={setModel}
          maxLength={80}
        />
      </div>
      <div className="row wrap s3">
        <Button
          small
          kind="pri"
          isDisabled={save.pending || address.trim() === '' || model.trim() === ''}
          onPress={() => void store(address)}
        >
          {t('ideas.modelSave')}
        </Button>
        {view.address === null ? null : (
          <Button small isDisabled={save.pending} onPress={() => void store(null)}>
            {t('ideas.modelRemove')}
          </Button>
        )}
        <Button small onPress={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </>
  );
};

const Ask = ({ view, onChange }: { view: LocalModelView; onChange(): void }) => {
  const { t } = useI18n();
  const [shown, setShown] = useState(false);
  const ask = useAction('localModel.ask', 'localModel.get', 'hypotheses.rank');
  const { key, request } = view;
  return (
    <>
      {ask.error ? <ErrorBanner error={ask.error} /> : null}
      <p className="small t2">
        {view.model} · {view.address}
      </p>
      {view.listed === null ? null : (
        <p className="small">{t('ideas.modelListed', { n: view.listed, refused: view.refused })}</p>
      )}
      {request === null || key === null ? <p className="small">{t('ideas.modelNoRequest')}</p> : null}
      {shown && request !== null && key !== null ? (
        <>
          <h3>{t('ideas.modelSent')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls has to be reachable by keyboard */}
          <pre className="sent" tabIndex={0}>
            {request}
          </pre>
        </>
      ) : null}
      {ask.pending ? <p role="status">{t('ideas.modelWaiting')}</p> : null}
      <div className="row wrap s3">
        {request === null || key === null ? null : shown ? (
          <Button small kind="pri" isDisabled={ask.pending} onPress={() => void ask.run({ key })}>
            {t('ideas.modelSend')}
          </Button>
        ) : (
          <Button small onPress={() => setShown(true)}>
            {t('ideas.modelShow')}
          </Button>
        )}
        <Button small isDisabled={ask.pending} onPress={onChange}>
          {t('ideas.modelChange')}
        </Button>
      </div>
    </>
  );
};
