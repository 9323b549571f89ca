import { exit } from './exit-codes.ts';
import { main } from './main.ts';

// A reader that has seen enough (n1vault daily ... | head) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exit.done);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
  });
} catch (error) {
  // A bug. The stack helps to find it; it names code, never health data.
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`n1vault: something went wrong that should not have. Your vault is safe.\n${stack}\n`);
  process.exitCode = exit.bug;
}
