import { useEffect, useState } from 'react';
import type { PassphraseStrength } from '../../../shared/vault.ts';
import { call } from '../../api.ts';

const PAUSE = 150; // ms without a key before the main process is asked

/**
 * How hard a passphrase is to guess, judged in the main process by zxcvbn; null while nothing is typed and until
 * the first answer. An answer to an earlier text is dropped.
 */
export const useStrength = (passphrase: string): PassphraseStrength | null => {
  const [strength, setStrength] = useState<PassphraseStrength | null>(null);
  useEffect(() => {
    if (passphrase === '') return setStrength(null);
    let current = true;
    const timer = setTimeout(async () => {
      const reply = await call('vault.strength', { passphrase });
      if (current && reply.ok) setStrength(reply.value);
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [passphrase]);
  return passphrase === '' ? null : strength;
};
