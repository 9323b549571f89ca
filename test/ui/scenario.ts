import type { Page } from 'playwright-core';
import type { Answers } from './fake-bridge.ts';

/** One state of one screen. A scenario file exports `scenarios`, a record of these; the first is the main state. */
export interface Scenario {
  /** Merged over `openVault` (fake-bridge.ts); a function where the pretended vault remembers what is saved. */
  answers: Answers | (() => Answers);
  /** Screen to start on: a Route of src/renderer/routes.tsx. */
  route?: { name: string; [key: string]: unknown };
  /** Brings the page into the state to be seen, after it has settled. */
  act?(page: Page): Promise<void>;
}
