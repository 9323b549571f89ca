import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { createCompute } from '../../../src/main/compute/client.ts';
import { createWarmUp } from '../../../src/main/hypotheses/warm-up.ts';
import { createSession } from '../../../src/main/session/session.ts';
import type { Vault } from '../../../src/main/vault/types.ts';
import { profileSchema } from '../../../src/shared/hypotheses.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const compute = createCompute({ modelsDir: at('models'), resourcesDir: at('resources') }, 1);
afterEach(() => compute.close());

/** Worker threads of this process that are alive, as Node itself counts them. */
const threads = () => process.getActiveResourcesInfo().filter((r) => r === 'MessagePort').length;

it('warm: the model and the stored vectors are there; the words are then matched at once', async () => {
  const warmed = await compute.warm();
  expect(warmed).toEqual({ ok: true, value: { precomputed: true } });
  const begun = performance.now();
  const matches = await compute.match(profileSchema.parse({ notes: 'my head is pounding' }));
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(matches.ok && matches.value.length).toBeGreaterThan(0);
}, 30_000);

it('the lock ends the thread that remembers the words; a question under way is called off; the next starts anew', async () => {
  const session = createSession();
  createWarmUp(session, compute);
  await session.open({ close: async () => {} } as unknown as Vault);
  const before = threads();
  const asked = compute.match(profileSchema.parse({ notes: 'my head is pounding' }));
  expect(threads()).toBeGreaterThan(before);
  await session.lock();
  expect(threads()).toBe(before); // the thread is gone with all that it held
  expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect((await compute.warm()).ok).toBe(true);
}, 30_000);

it('a question that was on its way when the vault was locked starts no thread', async () => {
  const session = createSession();
  const guarded = createCompute({ modelsDir: at('models'), resourcesDir: at('resources') }, 1, () =>
    session.vault(),
  );
  const before = threads();
  expect(await guarded.match(profileSchema.parse({ notes: 'my head is pounding' }))).toMatchObject({
    ok: false,
    error: { code: 'vault-locked' },
  });
  expect(threads()).toBe(before);
  await guarded.close();
});
