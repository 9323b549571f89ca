import { type RefObject, useEffect, useRef, useState } from 'react';

const AHEAD = '240px'; // how far below the window a part counts as coming up

/** True from the first time that the element is (nearly) on the screen. */
export const useInView = (): { ref: RefObject<HTMLDivElement | null>; seen: boolean } => {
  const ref = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((e) => e.isIntersecting)) setSeen(true);
      },
      { rootMargin: AHEAD },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { ref, seen };
};
