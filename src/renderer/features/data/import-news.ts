import type { I18n } from '../../i18n/I18n.tsx';
import type { Imports } from './ImportProvider.tsx';
import { refusedCount } from './summary.ts';

const QUARTERS = 4; // often enough to know that it goes on, seldom enough to listen to something else

/** How an import goes, in words for a screen reader: its begin, each quarter, its end. '' where there is nothing to say. */
export const importNews = (
  { running, progress, receipt, error }: Pick<Imports, 'running' | 'progress' | 'receipt' | 'error'>,
  { t }: Pick<I18n, 't'>,
): string => {
  if (running) {
    if (progress?.phase === 'summarising') return t('intake.newsSumming');
    const share = progress && progress.bytesTotal > 0 ? progress.bytesDone / progress.bytesTotal : 0;
    const reached = Math.min(QUARTERS - 1, Math.floor(share * QUARTERS));
    return reached > 0 ? t('intake.newsQuarter', { share: reached / QUARTERS }) : t('intake.newsBegun');
  }
  if (receipt)
    return t('intake.newsDone', {
      added: receipt.new,
      known: receipt.known,
      refused: refusedCount(receipt),
    });
  return error ? t('intake.newsFailed') : '';
};
