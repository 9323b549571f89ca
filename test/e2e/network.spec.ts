import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { invoke, launchApp, lock, tempFolder } from './harness.ts';

/**
 * What Chromium itself writes down of its network use, from start to end. scripts/test/no-network.mjs counts the
 * same for all processes from outside; this test says by name what was asked for.
 */
interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; host?: string; address?: string } }[];
}

test('the app asks for its own files and for nothing else, from its start to its end', async () => {
  const file = join(await tempFolder('netlog'), 'net.json');
  const launched = await launchApp({ args: [`--log-net-log=${file}`] });
  const { page } = launched;
  const folder = join(await tempFolder('vault'), 'vault');
  await invoke(page, 'vault.create', { folder, passphrase: 'harbour violin moss eleven tractor' });
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  await lock(page);
  await page.waitForTimeout(3000); // ms: what talks by itself does so soon after the start
  await launched.close();

  const log = JSON.parse(readFileSync(file, 'utf8')) as NetLog;
  const named = (pattern: RegExp) => {
    const types = Object.entries(log.constants.logEventTypes).filter(([name]) => pattern.test(name));
    return log.events.filter((event) => types.some(([, type]) => type === event.type));
  };
  const addresses = named(/^URL_REQUEST_START_JOB$/).flatMap((event) => event.params?.url ?? []);
  expect(addresses.filter((url) => !/^(app|devtools):/.test(url))).toEqual([]);
  expect(named(/^HOST_RESOLVER_MANAGER_REQUEST$/)).toEqual([]);
  expect(
    named(/^(TCP_CONNECT|TCP_CONNECT_ATTEMPT|UDP_CONNECT|DNS_TRANSACTION|QUIC_SESSION_POOL_JOB)$/),
  ).toEqual([]);
});
