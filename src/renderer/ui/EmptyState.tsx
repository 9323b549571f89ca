import type { ReactNode } from 'react';

/**
 * Says what is missing, what to do, and offers the one button that does it. No picture, no empty table. `level` 2 where
 * only a part of a screen is empty.
 */
export const EmptyState = (p: { title: string; level?: 1 | 2; children?: ReactNode; action?: ReactNode }) => (
  <section className="empty">
    {p.level === 2 ? <h2 className="say">{p.title}</h2> : <h1 className="say">{p.title}</h1>}
    {p.children ? <div className="lead">{p.children}</div> : null}
    {p.action}
  </section>
);
