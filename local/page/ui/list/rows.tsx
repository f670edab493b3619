import type { ComponentChildren, HTMLAttributes, TargetedKeyboardEvent } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { followKeys } from "./keys";
import { useKeptPlace } from "./use-kept-place";
import { useVirtual } from "./use-virtual";

export interface RowsProps<Item> {
  /** What the list is, for those who do not see it. */
  label: string;
  /** A new array when, and only when, something in it is new. */
  items: readonly Item[];
  /** Stable between renders, as `sizeOf`: all rows are measured again when they differ. */
  keyOf: (item: Item) => string;
  /** Height of a row in pixels. */
  sizeOf: (item: Item) => number;
  render: (item: Item) => ComponentChildren;
  /** Class and ARIA attributes of a row. */
  attributes?: (item: Item) => HTMLAttributes<HTMLDivElement>;
  onOpen: (item: Item) => void;
  /** A key that the list itself does not use, pressed on a row. */
  onKey?: (item: Item, event: KeyboardEvent) => void;
  /** The last rows are in sight: time to load more. */
  onEnd?: () => void;
  /** The list was scrolled, to its top or away from it. */
  onScrolled?: (away: boolean) => void;
  /** `treegrid` when rows are opened and closed. */
  role?: "grid" | "treegrid";
}

/**
 * A list of any length with one stop of the Tab key. Arrows, Page, Home and End move; Left and Right go to the
 * buttons of a row; Enter opens.
 */
export function Rows<Item>(props: RowsProps<Item>) {
  const { label, items, keyOf, sizeOf, render, attributes, onOpen, role = "grid" } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string>();
  const wantsFocus = useRef(false);

  const active = useMemo(() => placeOf(items, keyOf, activeKey), [items, keyOf, activeKey]);
  const access = useMemo(
    () => ({
      keyOf: (index: number) => keyAt(items, keyOf, index),
      sizeOf: (index: number) => sizeAt(items, sizeOf, index),
    }),
    [items, keyOf, sizeOf],
  );
  const virtual = useVirtual({ count: items.length, scroller, pinned: active, ...access });
  useLayoutEffect(() => virtual.measure(), [virtual, access]);
  useKeptPlace({ items, keyOf, sizeOf, activeKey, scroller, virtual });

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (row) {
      wantsFocus.current = false;
      row.focus({ preventScroll: true });
    }
  });

  const end = virtual.range?.endIndex ?? -1;
  useEffect(() => {
    if (end >= items.length - 20) props.onEnd?.();
  }, [end, items]);

  const goTo = (index: number) => {
    const within = Math.max(0, Math.min(items.length - 1, index));
    const item = items[within];
    if (item === undefined) return;
    wantsFocus.current = true;
    setActiveKey(keyOf(item));
    virtual.scrollToIndex(within);
  };
  const perPage = () => Math.max(1, (virtual.range?.endIndex ?? 0) - (virtual.range?.startIndex ?? 0) - 1);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const item = items[active];
    if (item === undefined) return;
    const took = followKeys(event, {
      move: (by) => goTo(active + by),
      page: (by) => goTo(active + by * perPage()),
      first: () => goTo(0),
      last: () => goTo(items.length - 1),
      open: () => onOpen(item),
    });
    if (!took) props.onKey?.(item, event);
  };

  return (
    <div
      class="rows"
      ref={scroller}
      onKeyDown={onKeyDown}
      onScroll={(event) => props.onScrolled?.(event.currentTarget.scrollTop > 0)}
    >
      <div
        class="rows-all"
        role={role}
        aria-label={label}
        aria-rowcount={items.length}
        style={{ height: `${virtual.getTotalSize()}px` }}
      >
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 1}
              data-index={index}
              tabIndex={index === active ? 0 : -1}
              {...attributes?.(item)}
              style={{ height: `${size}px`, transform: `translateY(${start}px)` }}
              onFocus={() => setActiveKey(keyOf(item))}
              onClick={(event) => {
                if (!fromButton(event)) onOpen(item);
              }}
            >
              {render(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where the active row is now; the first one when it has gone. */
function placeOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  key: string | undefined,
): number {
  if (items.length === 0) return -1;
  return key === undefined
    ? 0
    : Math.max(
        0,
        items.findIndex((item) => keyOf(item) === key),
      );
}

function keyAt<Item>(items: readonly Item[], keyOf: (item: Item) => string, index: number): string {
  const item = items[index];
  return item === undefined ? `#${index}` : keyOf(item);
}

function sizeAt<Item>(items: readonly Item[], sizeOf: (item: Item) => number, index: number): number {
  const item = items[index];
  return item === undefined ? 0 : sizeOf(item);
}

function fromButton(event: Event): boolean {
  return event.target instanceof Element && event.target.closest("button, a") !== null;
}
