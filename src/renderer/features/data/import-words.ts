import type { I18n } from '../../i18n/I18n.tsx';
import { metricName } from '../../metrics.ts';
import { germanImportPatterns, germanImportWords } from './import-words-de.ts';

const germanOf = (text: string, metric: (code: string) => string): string => {
  const exact = germanImportWords[text];
  if (exact !== undefined) return exact;
  for (const { english, german } of germanImportPatterns) {
    const found = english.exec(text);
    if (found) return german(found.slice(1), (part) => germanOf(part, metric), metric);
  }
  return text;
};

/**
 * A warning, a reason, a question or an answer of an import in the person's language. The main process speaks English;
 * what is in no table stays as it was said, for it may hold the only advice there is.
 */
export const importWords = (text: string, i18n: Pick<I18n, 't' | 'f'>): string =>
  i18n.f.language === 'de' ? germanOf(text, (code) => metricName(code, i18n)) : text;
