/** How long a copied secret may stay on the clipboard. */
export const CLEAR_AFTER_SECONDS = 60;

/** The system's clipboard as this needs it; Electron 45 answers with promises, older ones at once. */
export interface Clipboard {
  readText(): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(): void | Promise<void>;
}

export interface SecretClipboard {
  /** Copies a secret and takes it off the clipboard after a minute. */
  copy(text: string): { seconds: number };
  /** Takes it off now: on lock and before the app ends. */
  clearNow(): Promise<void>;
}

/**
 * Copies a secret for a minute. What the person copied in the meantime is left alone. A clipboard history of the
 * system, or a program that watches the clipboard, keeps what it has seen: the screen says so.
 */
export const createSecretClipboard = (
  clipboard: Clipboard,
  ms = CLEAR_AFTER_SECONDS * 1000,
): SecretClipboard => {
  let copied: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const clearNow = async () => {
    clearTimeout(timer);
    const own = copied;
    copied = null;
    if (own !== null && (await clipboard.readText()) === own) await clipboard.clear();
  };
  return {
    copy(text) {
      clearTimeout(timer);
      copied = text;
      void clipboard.writeText(text);
      timer = setTimeout(() => void clearNow(), ms);
      return { seconds: Math.round(ms / 1000) };
    },
    clearNow,
  };
};
