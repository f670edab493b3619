import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** Whether an element is narrower than `limit` pixels; follows its size. */
export function useNarrow(element: RefObject<HTMLElement | null>, limit: number): boolean {
  const [narrow, setNarrow] = useState(() => innerWidth < limit);
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    setNarrow(watched.clientWidth < limit);
    const observer = new ResizeObserver(() => setNarrow(watched.clientWidth < limit));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, limit]);
  return narrow;
}
