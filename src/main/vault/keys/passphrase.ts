import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '../../../shared/errors.ts';
import type { PassphraseStrength } from '../../../shared/vault.ts';
import { workerUrl } from '../../worker-url.ts';

const IDLE_MS = 60_000; // the word lists take some 100 MB; they go when nobody types

interface Measuring {
  worker: Worker;
  waiting: Map<number, { resolve(s: PassphraseStrength): void; reject(e: Error): void }>;
  idle: NodeJS.Timeout | undefined;
}
let measuring: Measuring | null = null;
let nextId = 1;

const start = (): Measuring => {
  const worker = new Worker(workerUrl('strength'));
  const started: Measuring = { worker, waiting: new Map(), idle: undefined };
  const end = () => {
    if (measuring === started) measuring = null;
    for (const w of started.waiting.values()) w.reject(new Error('The strength thread ended.'));
    started.waiting.clear();
  };
  worker.on('message', ({ id, strength }: { id: number; strength: PassphraseStrength }) => {
    started.waiting.get(id)?.resolve(strength);
    started.waiting.delete(id);
    if (started.waiting.size > 0) return;
    worker.unref();
    started.idle = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
  });
  worker.on('error', end);
  worker.on('exit', end);
  return started;
};

/** How hard a passphrase is to guess (zxcvbn, in a thread of its own). Nothing of it is kept. */
export const passphraseStrength = (passphrase: string): Promise<PassphraseStrength> =>
  new Promise((resolve, reject) => {
    measuring ??= start();
    clearTimeout(measuring.idle);
    const id = nextId++;
    measuring.waiting.set(id, { resolve, reject });
    measuring.worker.ref();
    measuring.worker.postMessage({ id, passphrase });
  });

/**
 * Refuses a passphrase that a guessing program would find too soon: zxcvbn's score under 3, or fewer than 8
 * characters. No rule asks for digits or signs; length does more.
 */
export const checkPassphrase = async (passphrase: string): Promise<Result<string>> => {
  const { enough, advice } = await passphraseStrength(passphrase);
  return enough ? ok(passphrase) : fail('weak-passphrase', `${advice} Nothing was changed.`, 'passphrase');
};

const LEAST_CHARACTERS = 8;

/** The rule for vaults of made-up data: 8 characters, no measurement. */
export const longEnough = (passphrase: string): Result<string> =>
  [...passphrase].length >= LEAST_CHARACTERS
    ? ok(passphrase)
    : fail(
        'weak-passphrase',
        `This passphrase has fewer than ${LEAST_CHARACTERS} characters. Nothing was changed. Choose a longer one.`,
        'passphrase',
      );

/**
 * The bytes that the key is derived from. NFKC, because keyboards and systems write the same accented letter in
 * different ways. Zero them after use; the string itself stays in memory until it is collected (docs/security.md).
 */
export const passphraseBytes = (passphrase: string): Uint8Array =>
  new TextEncoder().encode(passphrase.normalize('NFKC'));
