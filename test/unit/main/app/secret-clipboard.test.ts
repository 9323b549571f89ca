import { expect, test } from 'vitest';
import { createSecretClipboard } from '../../../../src/main/app/secret-clipboard.ts';

const fake = () => {
  let text = '';
  return {
    readText: () => text,
    writeText: (next: string) => {
      text = next;
    },
    clear: () => {
      text = '';
    },
  };
};
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

test('a copied secret is taken off the clipboard after its time', async () => {
  const clipboard = fake();
  expect(createSecretClipboard(clipboard).copy('7QK2').seconds).toBe(60);
  createSecretClipboard(clipboard, 30).copy('7QK2-M0ZD');
  expect(clipboard.readText()).toBe('7QK2-M0ZD');
  await wait(80);
  expect(clipboard.readText()).toBe('');
});

test('what was copied since is left alone', async () => {
  const clipboard = fake();
  const secrets = createSecretClipboard(clipboard, 30);
  secrets.copy('7QK2-M0ZD');
  clipboard.writeText('a recipe');
  await wait(80);
  await secrets.clearNow();
  expect(clipboard.readText()).toBe('a recipe');
});

test('locking takes it off at once', async () => {
  const clipboard = fake();
  const secrets = createSecretClipboard(clipboard, 60_000);
  secrets.copy('7QK2-M0ZD');
  await secrets.clearNow();
  expect(clipboard.readText()).toBe('');
});
