import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../shared/errors.ts';
import { optional, UsageError, type Values } from './command.ts';

/** Reads a line from the terminal without showing it. */
const askHidden = (question: string): Promise<string | null> =>
  new Promise((resolve) => {
    const { stdin, stderr } = process;
    stderr.write(question);
    stdin.setRawMode(true);
    stdin.setEncoding('utf8');
    let typed = '';
    const done = (answer: string | null) => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      resolve(answer);
    };
    const onData = (chunk: string) => {
      for (const key of chunk) {
        if (key === '\r' || key === '\n') return done(typed);
        if (key === '\u0003' || key === '\u0004') return done(null);
        typed = key === '\u007f' || key === '\b' ? [...typed].slice(0, -1).join('') : typed + key;
      }
    };
    stdin.on('data', onData);
    stdin.resume();
  });

/**
 * The passphrase from --passphrase-file, N1VAULT_PASSPHRASE or a prompt that shows nothing; never from an argument,
 * which other programs on the machine could read. `twice`: the prompt asks again, for a new vault.
 */
export const readPassphrase = async (
  values: Values,
  twice = false,
  question = 'Passphrase: ',
): Promise<Result<string>> => {
  const file = optional(values, 'passphrase-file');
  if (file !== undefined) {
    try {
      const text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '').replace(/\r?\n$/, '');
      return text === '' ? fail('bad-input', 'The passphrase file is empty.', 'passphrase-file') : ok(text);
    } catch {
      return fail(
        'file-unreadable',
        'The passphrase file cannot be read. Nothing was changed. Check its path.',
        'passphrase-file',
      );
    }
  }
  const fromEnvironment = process.env['N1VAULT_PASSPHRASE'];
  const forThis = question === 'Passphrase: '; // the variable holds the present passphrase, never a new one
  if (forThis && fromEnvironment !== undefined && fromEnvironment !== '') return ok(fromEnvironment);
  if (!process.stdin.isTTY)
    throw new UsageError(
      'Give the passphrase by --passphrase-file FILE, N1VAULT_PASSPHRASE or at a terminal.',
    );
  const first = await askHidden(question);
  if (first === null) return fail('cancelled', 'Stopped. Nothing was changed.');
  if (twice && (await askHidden('Once more: ')) !== first)
    return fail('bad-input', 'The two passphrases differ. Nothing was made. Try again.');
  return ok(first);
};
