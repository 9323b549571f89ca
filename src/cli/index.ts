import { traceOf } from '../main/ipc/trace.ts';
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
  // A bug. The places in the code help to find it; the message stays out, it might quote health data.
  process.stderr.write(
    `n1vault: something went wrong that should not have. Your vault is safe.\n${traceOf(error)}\n`,
  );
  process.exitCode = exit.bug;
}
