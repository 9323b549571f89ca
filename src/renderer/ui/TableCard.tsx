import { type ReactNode, useEffect, useRef, useState } from 'react';

/**
 * A card that a table fills. Where the window is too narrow the table scrolls inside it, and only then it is a stop of
 * the Tab key, so that the keyboard can scroll it.
 */
export const TableCard = ({ label, children }: { label: string; children: ReactNode }) => {
  const box = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const watch = new ResizeObserver(() => setScrolls(current.scrollWidth > current.clientWidth + 1));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return (
    <section ref={box} className="card flush" aria-label={label} {...(scrolls ? { tabIndex: 0 } : {})}>
      {children}
    </section>
  );
};
