import type { LucideIcon } from 'lucide-react';

export interface IconProps {
  as: LucideIcon;
  /** s 16 px, m 20 px (default), l 24 px; strokes as in the design tokens. */
  size?: 's' | 'm' | 'l';
  className?: string;
}

/** A picture beside a word, hidden from screen readers: the word says it. */
export const Icon = ({ as: Picture, size = 'm', className = '' }: IconProps) => (
  <Picture
    className={`i ${size === 'm' ? '' : size} ${className}`.trim()}
    strokeWidth={size === 's' ? 2 : 1.75}
    aria-hidden="true"
    focusable="false"
  />
);
