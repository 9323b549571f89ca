import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { I18nProvider as AriaI18n } from 'react-aria-components';
import { createFormats, type Formats, type Language } from '../format.ts';
import { createTranslate, type Translate } from './translate.ts';

export interface I18n {
  readonly t: Translate;
  readonly f: Formats;
}

const make = (language: Language, zone?: string): I18n => {
  const f = createFormats(language, zone);
  return { t: createTranslate(f), f };
};

const Context = createContext<I18n>(make('en'));

/** Gives the tree its language; React Aria's own texts and the page's `lang` follow it. */
export const I18nProvider = (props: {
  language: Language;
  zone?: string | undefined;
  children: ReactNode;
}) => {
  const value = useMemo(() => make(props.language, props.zone), [props.language, props.zone]);
  useEffect(() => {
    document.documentElement.lang = props.language;
  }, [props.language]);
  return (
    <AriaI18n locale={value.f.locale}>
      <Context value={value}>{props.children}</Context>
    </AriaI18n>
  );
};

/** `const { t, f } = useI18n()`: texts and formats of the current language. */
export const useI18n = (): I18n => use(Context);
