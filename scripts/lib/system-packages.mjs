import { existsSync, readFileSync } from 'node:fs';
import { Refusal, read, run, say, which } from './run.mjs';

/**
 * Debian packages that the tests need beyond Node. Alternatives of one need stand together: newer releases
 * renamed some libraries (t64: 64-bit time).
 */
export const needs = {
  window: [
    ['xvfb'],
    ['xauth'],
    ['libgtk-3-0', 'libgtk-3-0t64'],
    ['libnss3'],
    ['libasound2', 'libasound2t64'],
    ['libgbm1'],
    ['libxss1'],
    ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
    ['libdrm2'],
    ['libxtst6'],
    ['libnotify4'],
    ['fonts-dejavu-core'],
  ],
  compiler: [['g++'], ['make'], ['python3']],
  network: [['iproute2']], // to take the network away from the window tests
  database: [['postgresql']], // the prior service is tested on it
};

/** What has to be there on a Linux without dpkg, where only commands can be looked for. */
const commands = {
  window: ['Xvfb', 'xauth'],
  compiler: ['g++', 'make', 'python3'],
  network: ['ip'],
  database: ['postgres'],
};

const isDebian = () => {
  if (process.platform !== 'linux' || !which('dpkg-query')) return false;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(release);
};

const installed = (name) =>
  /^Status: install ok installed$/m.test(
    read('dpkg-query', ['-s', name], { stdio: ['ignore', 'pipe', 'ignore'] }) ?? '',
  );

/** The needs of a group that this machine does not meet yet. */
export const missing = (group) => {
  if (process.platform !== 'linux') return [];
  if (!isDebian()) return commands[group].filter((command) => !which(command)).map((command) => [command]);
  return needs[group].filter((names) => !names.some(installed));
};

/** The first alternative that this release can install. */
const installable = (names) =>
  names.find((name) => /Candidate: (?!\(none\))/.test(read('apt-cache', ['policy', name]) ?? '')) ?? names[0];

/**
 * Sees to it that the packages of the groups are there: root on Debian or Ubuntu installs them, everybody else
 * gets the exact command. Throws a Refusal when they are missing afterwards.
 */
export const ensurePackages = async (...groups) => {
  const wanted = groups.flatMap(missing);
  if (wanted.length === 0) return;
  const flat = wanted.map((names) => names[0]);
  if (!isDebian()) {
    throw new Refusal(
      `These programs are missing: ${flat.join(' ')}. Install them with this system's package manager ` +
        '(on Debian or Ubuntu they are packages of about the same names) and run the command again.',
    );
  }
  if (process.getuid?.() !== 0) {
    throw new Refusal(
      `System packages are missing. Install them and run the command again:\n  sudo apt-get update && ` +
        `sudo apt-get install -y --no-install-recommends ${wanted.map(installable).join(' ')}`,
    );
  }
  say(`Installing system packages: ${flat.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const lock = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...lock, 'update', '-q'], { env, quiet: true });
  await run('dpkg', ['--configure', '-a'], { env, quiet: true }); // finishes an earlier install that was cut off
  const names = wanted.map(installable);
  const { code, output } = await run(
    'apt-get',
    [...lock, 'install', '-y', '-q', '--no-install-recommends', ...names],
    { env, quiet: true },
  );
  if (code !== 0 || groups.flatMap(missing).length > 0) {
    throw new Refusal(
      `Installing system packages failed. Run this and look at what it says:\n  apt-get update && apt-get ` +
        `install -y --no-install-recommends ${names.join(' ')}\n${output.slice(-2000)}`,
    );
  }
};
