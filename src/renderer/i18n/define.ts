import type { Formats } from '../format.ts';

/** A message is a sentence, or a function of what varies in it. `f` brings plurals, numbers and dates. */
// `never` accepts a function of any argument type; the typed `t` hands the right one back to the caller
export type Message = string | ((args: never, f: Formats) => string);
export type Messages = Record<string, Message>;

/** The other language must have exactly the same keys, with the same arguments. */
type SameShape<M extends Messages> = { [K in keyof M]: M[K] extends string ? string : M[K] };

export interface Namespace<M extends Messages> {
  en: M;
  de: SameShape<M>;
}

/**
 * Declares the messages of one feature: `defineMessages(english, german)`. A key missing in German is a type
 * error; the German functions take their argument types from the English ones.
 */
export const defineMessages = <M extends Messages>(en: M, de: NoInfer<SameShape<M>>): Namespace<M> => ({
  en,
  de,
});
