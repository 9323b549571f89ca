import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/index.ts';
import { PassphraseStep } from './PassphraseStep.tsx';
import { ShowKey, TypeBack } from './RecoverySteps.tsx';

const Steps = ({ at }: { at: 1 | 2 | 3 }) => {
  const { t } = useI18n();
  const names = [t('welcome.step1'), t('welcome.step2'), t('welcome.step3')];
  return (
    <ol className="steps" aria-label={t('welcome.steps')}>
      {names.map((name, i) => (
        <li key={name} {...(i + 1 === at ? { 'aria-current': 'step' } : {})}>
          <i>{i + 1}</i>
          {name}
        </li>
      ))}
    </ol>
  );
};

type Step = { at: 'passphrase' } | { at: 'key' | 'type-back'; key: string } | { at: 'done' };

/** Makes a vault: passphrase, recovery key shown and typed back, done. The key leaves memory with this screen. */
export const CreateVault = (p: { onMade(): void; onDone(): void }) => {
  const { t } = useI18n();
  const [step, setStep] = useState<Step>({ at: 'passphrase' });
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // a new step is announced by moving to its heading; the type-back field takes the focus itself
    if (!first.current && step.at !== 'type-back') heading.current?.focus();
    first.current = false;
  }, [step.at]);

  switch (step.at) {
    case 'passphrase':
      return (
        <>
          <Steps at={1} />
          <PassphraseStep
            onMade={(key) => {
              p.onMade();
              setStep({ at: 'key', key });
            }}
          />
        </>
      );
    case 'key':
      return (
        <>
          <Steps at={2} />
          <ShowKey
            recoveryKey={step.key}
            heading={heading}
            onNext={() => setStep({ at: 'type-back', key: step.key })}
          />
        </>
      );
    case 'type-back':
      return (
        <>
          <Steps at={2} />
          <TypeBack
            onShow={() => setStep({ at: 'key', key: step.key })}
            onRight={() => setStep({ at: 'done' })}
          />
        </>
      );
    case 'done':
      return (
        <>
          <Steps at={3} />
          <div className="stack s2">
            <h2 ref={heading} tabIndex={-1}>
              {t('welcome.doneTitle')}
            </h2>
            <p className="t2">{t('welcome.doneText')}</p>
          </div>
          <Button kind="pri" tall onPress={p.onDone}>
            {t('welcome.enter')}
          </Button>
        </>
      );
  }
};
