/** Fuse by its index in the fuse wire. */
export const fuses: Readonly<Record<number, boolean>>;
export function readFuses(program: string): Promise<Record<string, boolean>>;
