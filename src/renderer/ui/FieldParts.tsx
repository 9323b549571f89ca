import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Text } from 'react-aria-components';
import { Icon } from './Icon.tsx';

/** What every field shares: label above, hint below, and a sentence in amber when something is wrong. */
export interface FieldTexts {
  label: string;
  /** Hides the label from the eye, not from the screen reader. */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** Set: the field is marked, and this sentence stands under it. */
  error?: string | null;
}

export const FieldFoot = ({ hint, error }: Pick<FieldTexts, 'hint' | 'error'>) => (
  <>
    {hint ? (
      <Text slot="description" className="hint">
        {hint}
      </Text>
    ) : null}
    {error ? (
      <FieldError className="wrong">
        <Icon as={TriangleAlert} size="s" />
        <span>{error}</span>
      </FieldError>
    ) : null}
  </>
);
