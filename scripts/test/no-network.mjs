import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { run, say, which } from '../lib/run.mjs';

/**
 * Runs a command where there is no network: in a network namespace of its own with nothing but the loopback
 * device. The kernel counts there every attempt of every process to reach another computer: a connection or a
 * packet that found no route (`OutNoRoutes` of IPv4 and IPv6).
 */
export const canDenyNetwork = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  which('ip') !== null &&
  spawnSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up']).status === 0;

/** The same command inside such a namespace; its count goes to `report` (JSON). */
export const withoutNetwork = (report, command, args) => ({
  command: 'unshare',
  args: ['-n', process.execPath, import.meta.filename, report, command, ...args],
});

/** Attempts so far: packets and connections of this namespace for which there was no route. */
export const attempts = () => {
  const rows = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Ip:'))
    .map((line) => line.split(' '));
  const v4 = Number(rows[1][rows[0].indexOf('OutNoRoutes')]);
  const v6 = /^Ip6OutNoRoutes\s+(\d+)$/m.exec(readFileSync('/proc/net/snmp6', 'utf8'));
  return v4 + Number(v6?.[1] ?? 0);
};

/** Does the counter see a connection and a packet? A proof by counting is worth nothing with a broken counter. */
const provesItself = async () => {
  const before = attempts();
  await new Promise((done) => connect({ host: '192.0.2.1', port: 443 }).on('error', done)); // TEST-NET-1
  const afterTcp = attempts();
  await new Promise((done) => {
    const socket = createSocket('udp4');
    socket.send('x', 53, '192.0.2.1', () => socket.close(done));
  });
  return afterTcp > before && attempts() > afterTcp;
};

if (process.argv[1] === import.meta.filename) {
  const [report, command, ...args] = process.argv.slice(2);
  spawnSync('ip', ['link', 'set', 'lo', 'up'], { stdio: 'inherit' });
  if (!(await provesItself())) {
    say('The counter of connection attempts does not count, so there is no proof. Nothing was run.');
    process.exit(1);
  }
  // security.spec.ts attacks: what it provokes it measures, bounds and writes down here, and it is not held against the app
  const provokedFile = `${report}.provoked`;
  rmSync(provokedFile, { force: true });
  process.env.N1VAULT_PROVOKED = provokedFile;
  const before = attempts();
  const { code } = await run(command, args);
  const provoked = existsSync(provokedFile) ? Number(readFileSync(provokedFile, 'utf8')) : 0;
  const found = attempts() - before - provoked;
  writeFileSync(report, JSON.stringify({ attempts: found, provoked }));
  say(`Network denied: ${found} attempts to reach another computer (and ${provoked} provoked by attacks).`);
  process.exit(code === 0 && found > 0 ? 1 : code);
}
