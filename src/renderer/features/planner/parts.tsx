import { useId } from 'react';
import type { PlanForm, Reason } from './form.ts';

/** What every section of the form gets. */
export interface EditProps {
  form: PlanForm;
  edit(change: Partial<PlanForm>): void;
  /** What is wrong or missing; each section says it at its own field. */
  reasons: readonly Reason[];
}

/** Ties a section to its heading. */
export const usePart = () => {
  const id = useId();
  return { region: { 'aria-labelledby': id }, heading: { id, className: 'h3' } };
};
