import { type ReactNode, useId } from 'react';
import { LoadingLine } from './Loading.tsx';

export interface CardProps {
  title?: ReactNode;
  /** One small line under the title. */
  intro?: ReactNode;
  /** 2: a main part of the page; 3 (default): a side card, a smaller h2; 4: inside a Section, an h3. */
  level?: 2 | 3 | 4;
  /** No inner padding: for tables that reach the edge. */
  flush?: boolean;
  loading?: boolean;
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A white box with one matter in it, named by its heading. */
export const Card = (p: CardProps) => {
  const id = useId();
  const Heading = p.level === 4 ? 'h3' : 'h2';
  return (
    <section
      className={`card ${p.flush ? 'flush' : ''} ${p.className ?? ''}`}
      {...(p.title ? { 'aria-labelledby': id } : {})}
    >
      {p.loading ? <LoadingLine /> : null}
      {p.title ? (
        <header>
          <Heading id={id} className={p.level === 2 ? 'h2' : 'h3'}>
            {p.title}
          </Heading>
          {p.intro ? <p>{p.intro}</p> : null}
        </header>
      ) : null}
      {p.children}
      {p.footer ? <footer>{p.footer}</footer> : null}
    </section>
  );
};
