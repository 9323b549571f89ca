import { parentPort } from 'node:worker_threads';
import { measureStrength } from './strength.ts';

/** Its own thread: loading the word lists would hold up the window for most of a second. */
parentPort?.on('message', ({ id, passphrase }: { id: number; passphrase: string }) => {
  parentPort?.postMessage({ id, strength: measureStrength(passphrase) });
});
