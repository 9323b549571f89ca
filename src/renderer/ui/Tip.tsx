import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

/** A name that appears beside an icon-only button, on hover and on focus. */
export const Tip = (p: { text: string; off?: boolean; children: ReactNode }) => (
  <TooltipTrigger delay={300} isDisabled={p.off ?? false}>
    {p.children}
    <Tooltip className="tip" placement="right" offset={6}>
      {p.text}
    </Tooltip>
  </TooltipTrigger>
);
