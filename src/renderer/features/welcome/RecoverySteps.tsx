import { Copy, Printer } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { call, useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, Icon, TextField } from '../../ui/index.ts';

/** Step 2a: the recovery key in groups, to be written down, printed or copied. */
export const ShowKey = (p: {
  recoveryKey: string;
  heading?: RefObject<HTMLHeadingElement | null>;
  /** What stands under the title; default: that of a new vault. */
  text?: string;
  onNext(): void;
}) => {
  const { t } = useI18n();
  const [copied, setCopied] = useState<number | null>(null); // seconds that it stays on the clipboard; 0: failed
  const copy = async () => {
    const reply = await call('app.copySecret', { text: p.recoveryKey });
    setCopied(reply.ok ? reply.value.seconds : 0);
  };
  const groups = p.recoveryKey.split('-');
  return (
    <div className="box">
      <div className="stack s2">
        <h2 {...(p.heading ? { ref: p.heading } : {})} tabIndex={-1}>
          {t('welcome.keyTitle')}
        </h2>
        <p className="t2">{p.text ?? t('welcome.keyText')}</p>
      </div>
      <ol className="rk mono" aria-label={t('welcome.recoveryKey')}>
        {groups.map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups of a key may be equal, and none ever moves
          <li key={i}>{group}</li>
        ))}
      </ol>
      <div className="row">
        <Button small onPress={() => window.print()}>
          <Icon as={Printer} size="s" />
          {t('welcome.print')}
        </Button>
        <Button small onPress={() => void copy()}>
          <Icon as={Copy} size="s" />
          {t('welcome.copy')}
        </Button>
        <p className="small t2 fill" role="status">
          {copied === null ? '' : copied ? t('welcome.copied', { seconds: copied }) : t('welcome.copyFailed')}
        </p>
      </div>
      <Button kind="pri" tall onPress={p.onNext}>
        {t('welcome.haveIt')}
      </Button>
    </div>
  );
};

/** Step 2b: the key typed back from the paper, checked against the vault. */
export const TypeBack = (p: { onShow(): void; onRight(): void }) => {
  const { t } = useI18n();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const confirm = useAction('vault.confirmRecovery');
  const check = async () => {
    const reply = await confirm.run({ typed });
    if (reply.ok && reply.value.matches) p.onRight();
    else setWrong(reply.ok);
  };
  return (
    <form
      className="box"
      onSubmit={(e) => {
        e.preventDefault();
        if (!confirm.pending) void check();
      }}
    >
      <div className="stack s2">
        <h2>{t('welcome.typeTitle')}</h2>
        <p className="t2">{t('welcome.typeText')}</p>
      </div>
      {confirm.error ? <ErrorBanner error={confirm.error} /> : null}
      <TextField
        label={t('welcome.recoveryKey')}
        value={typed}
        onChange={(v) => {
          setTyped(v);
          setWrong(false);
        }}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        mono
        maxLength={200}
        error={wrong ? t('welcome.typeWrong') : null}
      />
      <Button kind="pri" tall type="submit" isDisabled={confirm.pending || typed.trim() === ''}>
        {confirm.pending ? t('welcome.checking') : t('welcome.check')}
      </Button>
      <Button kind="link" onPress={p.onShow} className="start">
        {t('welcome.showAgain')}
      </Button>
    </form>
  );
};
