import { parentPort, workerData } from 'node:worker_threads';
import { AppFailure } from '../../shared/errors.ts';
import type { SampleBatch } from '../../shared/samples.ts';
import type { Detected } from './detect.ts';
import { type FromWorker, type ImportTask, MAX_AHEAD, type ToWorker } from './protocol.ts';
import { readAll } from './read-all.ts';

/**
 * The import thread: reads files and posts batches of rows. It knows no vault. It ends by itself after 'done' or
 * 'failed'; a cancelled import terminates it.
 */
const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');

const post = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

let ahead = 0;
let resume: (() => void) | null = null;

let start: (orders: { now: number; skip: number }) => void = () => undefined;
const orders = new Promise<{ now: number; skip: number }>((resolve) => {
  start = resolve;
});

port.on('message', (message: ToWorker) => {
  if (message.kind === 'go') return start(message);
  ahead--;
  resume?.();
  resume = null;
});

const buffersOf = (b: SampleBatch): ArrayBuffer[] =>
  [b.metric, b.source, b.device, b.unit, b.zone, b.start, b.end, b.value].map((a) => a.buffer as ArrayBuffer);

const run = async (task: ImportTask) => {
  const opened: Detected[] = [];
  try {
    await readAll(task, {
      opened,
      post: (message) => {
        if (message.kind === 'batch') ahead++;
        post(message, message.kind === 'batch' ? buffersOf(message.batch) : []);
      },
      go: () => orders,
      room: async () => {
        while (ahead >= MAX_AHEAD)
          await new Promise<void>((resolve) => {
            resume = resolve;
          });
      },
    });
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error; // a bug: the job sees the thread's 'error'
    post({ kind: 'failed', error: error.error });
  } finally {
    for (const { container } of opened) await container.close();
    port.close();
  }
};

void run(workerData as ImportTask);
