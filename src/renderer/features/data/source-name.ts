import type { I18n } from '../../i18n/I18n.tsx';

/** Name of an import source; an unknown one stays as it is. */
export const sourceName = (source: string, { t }: I18n): string =>
  source === 'apple-health' ? t('data.appleHealth') : source;

/** Last part of a path of either kind of system. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
