import type { Language } from '../format.ts';
import { modifier } from '../ui/index.ts';

/** Every key that does something, in the one place that both the list of shortcuts and the palette read. */
export const shortcuts = [
  'find',
  'undo',
  'back',
  'help',
  'digits',
  'clear',
  'arrows',
  'enter',
  'escape',
] as const;
export type Shortcut = (typeof shortcuts)[number];

/** Those that work on Today only, in the diary. */
export const diaryShortcuts: ReadonlySet<Shortcut> = new Set<Shortcut>(['digits', 'clear', 'enter']);

/** The keys of a shortcut, as this computer's keyboard names them. */
export const keysOf = (shortcut: Shortcut, language: Language): string => {
  const german = language === 'de';
  switch (shortcut) {
    case 'find':
      return `${modifier(language)} K`;
    case 'undo':
      return `${modifier(language)} Z`;
    case 'back':
      return 'Alt \u2190';
    case 'help':
      return '?';
    case 'digits':
      return '0 \u2013 9';
    case 'clear':
      return german ? 'Entf' : 'Delete';
    case 'arrows':
      return '\u2190 \u2191 \u2193 \u2192';
    case 'enter':
      return german ? 'Eingabe' : 'Enter';
    case 'escape':
      return 'Esc';
  }
};

/** True where a typed character belongs to a text. */
export const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'range'].includes(target.type));
