import { useEffect } from 'react';
import type { Settings } from '../../shared/contract.ts';
import { useMedia } from './useMedia.ts';

/** Puts the chosen appearance and the system's wish for contrast on <html>, where tokens.css reads them. */
export const useAppearance = (appearance: Settings['appearance']): void => {
  const moreContrast = useMedia('(prefers-contrast: more)');
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (appearance === 'system') delete dataset['theme'];
    else dataset['theme'] = appearance;
  }, [appearance]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (moreContrast) dataset['contrast'] = 'more';
    else delete dataset['contrast'];
  }, [moreContrast]);
};
