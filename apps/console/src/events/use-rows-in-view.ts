import { type RefCallback, useCallback, useEffect, useState } from 'react';

/** A window of any height shows fewer. */
const FIRST = 40;
/** The next ones are there before anybody has scrolled to them. */
const AHEAD = '800px';

interface RowsInView {
  /** So many rows are worth making. */
  readonly count: number;
  /** Stands behind the last row that was made. */
  readonly end: RefCallback<HTMLElement>;
}

/** Rows are made as far as somebody scrolls, and forgotten at the top again: a list that changes several times a second makes only those that can be seen. */
export function useRowsInView(): RowsInView {
  const [count, setCount] = useState(FIRST);
  const end = useCallback<RefCallback<HTMLElement>>((element) => {
    if (!element) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setCount(count + FIRST), { rootMargin: AHEAD });
    observer.observe(element);
    return () => observer.disconnect();
    // Looked at anew whenever rows were made: it may still be in view.
  }, [count]);
  useEffect(() => {
    const atTop = (): void => {
      if (window.scrollY === 0) setCount(FIRST);
    };
    window.addEventListener('scroll', atTop, { passive: true });
    return () => window.removeEventListener('scroll', atTop);
  }, []);
  return { count, end };
}
