import type { ReactNode } from 'react';

/**
 * The name of a table's row, which opens what it names. A plain button: a table has dozens of them, and those of the
 * library, made for touch, long presses and drags, were a tenth of the time to a painted screen.
 */
export const RowLink = ({ onPress, children }: { onPress(): void; children: ReactNode }) => (
  <button type="button" className="btn link name" onClick={onPress}>
    {children}
  </button>
);
