/** Packets and connections of this network namespace that found no route, so far. */
export function attempts(): number;
