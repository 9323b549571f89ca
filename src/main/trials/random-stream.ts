import { createHash } from 'node:crypto';
import type { DesignTools } from '../../core/design/index.ts';

/** The system's SHA-256 for the pure design core, which draws its seeded stream from it. */
export const designTools: DesignTools = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
};
