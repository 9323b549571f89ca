import type { Formats } from '../format.ts';
import { catalogue } from './catalogue.ts';
import type { Message } from './define.ts';

type Catalogue = typeof catalogue;
type NamespaceName = keyof Catalogue;
type KeysOf<N extends NamespaceName> = keyof Catalogue[N]['en'] & string;

export type MessageKey = { [N in NamespaceName]: `${N}.${KeysOf<N>}` }[NamespaceName];

type MessageAt<K extends MessageKey> = K extends `${infer N}.${infer M}`
  ? N extends NamespaceName
    ? M extends keyof Catalogue[N]['en']
      ? Catalogue[N]['en'][M]
      : never
    : never
  : never;

/** What a message needs besides its key: nothing, or its arguments. */
export type ArgsOf<K extends MessageKey> =
  MessageAt<K> extends (args: infer A, ...rest: never[]) => string ? [args: A] : [];

export type Translate = <K extends MessageKey>(key: K, ...args: ArgsOf<K>) => string;

/** The translate function of one language. */
export const createTranslate =
  (f: Formats): Translate =>
  (key, ...args) => {
    const dot = key.indexOf('.');
    const namespace = catalogue[key.slice(0, dot) as NamespaceName];
    const message = (namespace[f.language] as Record<string, Message>)[key.slice(dot + 1)];
    if (message === undefined) return key;
    // the key's type ties `args` to this very message
    return typeof message === 'string' ? message : message(args[0] as never, f);
  };
