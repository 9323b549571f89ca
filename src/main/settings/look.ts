import type { Settings } from '../../shared/contract.ts';

/** What of the settings also lies outside the vault, so that the locked screen looks and speaks as it did. */
export type Look = Pick<Settings, 'appearance' | 'language'>;

/** Keeps the look outside the vault; it says nothing about a person's health. src/main/app/look.ts is the real one. */
export interface LookStore {
  load(): Look;
  save(look: Look): void;
}

/** For the command line and tests: nothing is kept. */
export const plainLook: LookStore = {
  load: () => ({ appearance: 'system', language: 'en' }),
  save: () => {},
};
