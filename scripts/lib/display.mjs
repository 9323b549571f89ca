import { spawn } from 'node:child_process';
import { Refusal, which } from './run.mjs';

const START_MS = 15_000;

/**
 * Starts an X server without a screen on a free display and answers its name and how to stop it; null where none
 * is needed (macOS, Windows). `-ac`: the tests' own user may connect; the server listens on no network.
 */
export const startDisplay = async () => {
  if (process.platform !== 'linux') return null;
  const program = which('Xvfb');
  if (!program) throw new Refusal('Xvfb is missing, so no window can be opened here.');
  const server = spawn(
    program,
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-ac', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  let errors = '';
  server.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const number = await new Promise((done, refuse) => {
    const timer = setTimeout(() => refuse(new Refusal(`Xvfb did not start: ${errors}`)), START_MS);
    server.on('exit', () => refuse(new Refusal(`Xvfb ended at once: ${errors}`)));
    let text = '';
    server.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      done(text.trim());
    });
  });
  server.removeAllListeners('exit');
  return { name: `:${number}`, stop: () => server.kill() };
};
