const turns = new Map<string, Promise<void>>();

/**
 * One change of a vault's key file at a time in this process: a change of keys reads, derives for a second and writes;
 * the counter of releases must neither be lost in between nor put an old slot back. (Other processes are kept out by
 * the vault's lock.)
 */
export const inTurn = <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  const run = (turns.get(folder) ?? Promise.resolve()).then(work);
  const settled = run.then(
    () => undefined,
    () => undefined,
  );
  turns.set(folder, settled);
  void settled.then(() => {
    if (turns.get(folder) === settled) turns.delete(folder);
  });
  return run;
};
