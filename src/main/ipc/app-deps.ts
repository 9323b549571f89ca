import type { AppInfo, EventName, Events, FolderPurpose } from '../../shared/contract.ts';
import type { Notifier } from '../reminders/service.ts';

/**
 * What the services need of the shell around them: dialogs, printing, events, places. No electron types, so that
 * services and tests know nothing of Electron; src/main/app/deps.ts is the implementation.
 */
export interface AppDeps {
  info(): AppInfo;
  /** Folder that the person chose in the system's dialog; null when they closed it. */
  pickFolder(purpose: FolderPurpose): Promise<string | null>;
  /** Export files or folders that the person chose; empty when they closed the dialog. */
  pickFiles(): Promise<string[]>;
  /** Where to write a file, chosen in the system's dialog; null when they closed it. */
  savePath(suggestedName: string): Promise<string | null>;
  /** Prints a self-contained HTML page (no script, no request) to an A4 PDF. Throws when writing fails. */
  writePdf(html: string, path: string): Promise<void>;
  /** Copies a secret to the clipboard for so many seconds. */
  copySecret(text: string): { seconds: number };
  /** Sends an event to the window; lost when there is no window. */
  emit<E extends EventName>(event: E, payload: Events[E]): void;
  /** The system's notifications; undefined where there are none. */
  readonly notifier?: Notifier;
  /** Folder that is suggested for a new vault. */
  readonly defaultVaultFolder: string;
  readonly resourcesDir: string;
  readonly modelsDir: string;
  /** SQLite binding of the test runtime; undefined where the package's own one fits. */
  readonly sqliteBinding: string | undefined;
}
