/**
 * What may be logged of an exception: its class and where it was thrown. Its message may quote the payload (a
 * JSON parser quotes what it could not read, SQL names values), so it stays out.
 */
export const traceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const stack = error.stack ?? '';
  const afterMessage = stack.indexOf(error.message) + error.message.length;
  const frames = stack
    .slice(afterMessage)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 8).map((line) => line.trim())].join('\n  ');
};
