import { appleHealth } from './apple-health/index.ts';
import type { ExportSource } from './source.ts';

/** All kinds of exports, in the order in which they are tried. */
export const sources: readonly ExportSource[] = [appleHealth];
