import { isMainThread } from 'node:worker_threads';

/**
 * The official builds of ONNX Runtime (since 1.29, also on Linux) report each session to a server of Microsoft's
 * unless this variable is set: file name and hashes of the model, the processor, an id. The library reads it from
 * the process itself, which only the main thread can change; a worker thread has a copy of its own.
 * https://github.com/microsoft/onnxruntime/blob/main/docs/Privacy.md
 */
const NAME = 'ORT_DISABLE_TELEMETRY';

/**
 * Switches the reports off, before the library is loaded. Call it in the main thread, before a worker thread that
 * loads the library is started. Answers whether they are off as seen from this thread.
 */
export const silenceTelemetry = (): boolean => {
  if (isMainThread) process.env[NAME] = '1';
  return process.env[NAME] === '1'; // a worker's copy shows what the main thread had set when it started it
};
