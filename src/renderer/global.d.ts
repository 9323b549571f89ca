import type { N1VaultBridge } from '../shared/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload script; the renderer's only way out. */
    readonly n1vault: N1VaultBridge;
  }
}
