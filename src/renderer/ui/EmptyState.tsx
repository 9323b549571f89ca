import type { ReactNode } from 'react';

/** Says what is missing, what to do, and offers the one button that does it. No picture, no empty table. */
export const EmptyState = (p: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <section className="empty">
    <h1 className="say">{p.title}</h1>
    {p.children ? <div className="lead">{p.children}</div> : null}
    {p.action}
  </section>
);
