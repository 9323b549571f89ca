import type { PassphraseStrength } from '../../../shared/vault.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { TextField } from '../../ui/index.ts';
import { useStrength } from './useStrength.ts';

/** Four bars. The words under them say the same. */
const Bars = ({ strength }: { strength: PassphraseStrength | null }) => (
  <div className="str" aria-hidden="true">
    {[1, 2, 3, 4].map((n) => (
      <span key={n} className={strength && n <= strength.score ? 'on' : ''} />
    ))}
  </div>
);

const GUESSES_PER_SECOND = 1000; // a rack of machines against Argon2id at 256 MiB and half a second, roughly
const SECONDS_PER_YEAR = 31_557_600;

/** How long guessing takes at most, as the power of ten of years. */
const yearsLog10 = (guessesLog10: number): number =>
  guessesLog10 - Math.log10(GUESSES_PER_SECOND * SECONDS_PER_YEAR);

/** A new passphrase, typed twice, with how hard it is to guess in words and as bars. */
export const NewPassphrase = (p: {
  label: string;
  first: string;
  again: string;
  onFirst(text: string): void;
  onAgain(text: string): void;
  wrong: { first?: string; again?: string };
  autoFocus?: boolean;
}) => {
  const { t } = useI18n();
  const strength = useStrength(p.first);
  const verdict = () => {
    if (!strength) return t('welcome.strengthNone');
    if (!strength.enough) return t(strength.score < 2 ? 'welcome.strength1' : 'welcome.strength2');
    const years = yearsLog10(strength.guessesLog10);
    if (years < 1) return t('welcome.strength3');
    return t(years < 6 ? 'welcome.strength3years' : 'welcome.strength4');
  };
  return (
    <>
      <TextField
        label={p.label}
        type="password"
        autoComplete="new-password"
        autoFocus={p.autoFocus ?? false}
        value={p.first}
        onChange={p.onFirst}
        below={<Bars strength={strength} />}
        hint={<span aria-live="polite">{verdict()}</span>}
        error={p.wrong.first ?? null}
      />
      <TextField
        label={t('welcome.onceMore')}
        type="password"
        autoComplete="new-password"
        value={p.again}
        onChange={p.onAgain}
        error={p.wrong.again ?? null}
      />
    </>
  );
};
