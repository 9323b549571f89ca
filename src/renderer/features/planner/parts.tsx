import { useId } from 'react';
import type { PlanForm } from './form.ts';

/** What every section of the form gets. */
export interface EditProps {
  form: PlanForm;
  edit(change: Partial<PlanForm>): void;
}

/** Ties a section to its heading. */
export const usePart = () => {
  const id = useId();
  return { region: { 'aria-labelledby': id }, heading: { id, className: 'h3' } };
};
