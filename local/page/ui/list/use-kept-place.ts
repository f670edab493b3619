import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { useVirtual } from "./use-virtual";

export interface KeptPlace<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Another function: the list has taken another form. */
  sizeOf: (item: Item) => number;
  activeKey: string | undefined;
  scroller: RefObject<HTMLElement | null>;
  virtual: ReturnType<typeof useVirtual>;
}

/** How the list was drawn, in pixels. */
interface Drawn {
  sizeOf: unknown;
  /** Of the window on the rows. */
  height: number;
  /** How far it was scrolled, as the virtual list was told, and as it is. */
  told: number;
  top: number;
  rows: { key: string; start: number; size: number }[];
}

/**
 * Keeps the place of a list whose rows or window become higher or lower, as they do when a change is opened beside it:
 * the active row stays where it was in the window, whole; if it was not in sight, the first row that was does.
 */
export function useKeptPlace<Item>(list: KeptPlace<Item>): void {
  const { sizeOf, scroller, virtual } = list;
  const height = useHeight(scroller);
  const before = useRef<Drawn | undefined>(undefined);
  useLayoutEffect(() => {
    const told = virtual.scrollOffset ?? 0;
    const drawn = before.current;
    // What was scrolled here is told later; and the browser itself may have cut its own to the new height of all rows.
    let top = drawn?.told === told ? drawn.top : told;
    if (drawn !== undefined && (drawn.sizeOf !== sizeOf || drawn.height !== height)) {
      top = placeAfter(list, drawn, { top, height }) ?? top;
      scroller.current?.scrollTo({ top });
    }
    const rows = virtual.getVirtualItems().map(({ key, start, size }) => ({ key: String(key), start, size }));
    before.current = { sizeOf, height, told, top, rows };
  });
}

function placeAfter<Item>(
  { items, keyOf, sizeOf, activeKey }: KeptPlace<Item>,
  drawn: Drawn,
  { top, height }: { top: number; height: number },
): number | undefined {
  const inSight = drawn.rows.filter(({ start, size }) => start + size > top && start < top + drawn.height);
  const anchor = inSight.find(({ key }) => key === activeKey) ?? inSight[0];
  const index = anchor === undefined ? -1 : items.findIndex((item) => keyOf(item) === anchor.key);
  const item = items[index];
  if (anchor === undefined || item === undefined) return undefined;
  const start = items.slice(0, index).reduce((sum, each) => sum + sizeOf(each), 0);
  if (top === 0 && start + sizeOf(item) <= height) return 0; // at the top it stays, if the row does
  return start - Math.min(anchor.start - top, Math.max(0, height - sizeOf(item)));
}

function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const observer = new ResizeObserver(() => setHeight(watched.clientHeight));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
