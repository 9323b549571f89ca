import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from './Icon.tsx';

export interface Crumb {
  label: string;
  onPress?: () => void;
}

/**
 * Order of every screen: a small line of place with the page's actions, then (in `children`) the family label,
 * the answer in 28 px, one line of context, the picture, details.
 */
export const Page = (p: {
  place: readonly Crumb[];
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) => (
  <div className={`page ${p.className ?? ''}`}>
    <div className="bar">
      <div className="crumb">
        {p.place.map((c, i) => (
          <Fragment key={c.label}>
            {i > 0 ? <Icon as={ChevronRight} size="s" /> : null}
            {c.onPress ? <Button onPress={c.onPress}>{c.label}</Button> : <span>{c.label}</span>}
          </Fragment>
        ))}
      </div>
      {p.actions ? <div className="acts">{p.actions}</div> : null}
    </div>
    {p.children}
  </div>
);

/** The answer of the screen, its one 28 px line of thought, with what stands above and below it. */
export const Head = (p: { above?: ReactNode; say: ReactNode; lead?: ReactNode }) => (
  <section className="head">
    {p.above}
    <h1 className="say">{p.say}</h1>
    {p.lead ? <p className="lead">{p.lead}</p> : null}
  </section>
);

/** Heading of a new section of the page. */
export const Section = (p: { title: string; intro?: ReactNode; children?: ReactNode }) => (
  <>
    <div className="sec">
      <h2>{p.title}</h2>
      {p.intro ? <p className="t2">{p.intro}</p> : null}
    </div>
    {p.children}
  </>
);
