export interface Moves {
  move: (by: number) => void;
  page: (by: number) => void;
  first: () => void;
  last: () => void;
  open: () => void;
}

/** Does what a key means in a list; says whether it meant something. */
export function followKeys(event: KeyboardEvent & { currentTarget: HTMLElement }, moves: Moves): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="row"]') : null;
  if (row === null) return false;
  const inButton = event.target !== row;
  const does = meaning(event.key, row, inButton, moves);
  if (does === undefined) return false;
  event.preventDefault();
  does();
  return true;
}

function meaning(key: string, row: HTMLElement, inButton: boolean, moves: Moves): (() => void) | undefined {
  switch (key) {
    case "ArrowDown":
      return () => moves.move(1);
    case "ArrowUp":
      return () => moves.move(-1);
    case "PageDown":
      return () => moves.page(1);
    case "PageUp":
      return () => moves.page(-1);
    case "Home":
      return moves.first;
    case "End":
      return moves.last;
    case "ArrowRight":
      return () => besides(row, 1);
    case "ArrowLeft":
      return () => besides(row, -1);
    case "Enter":
    case " ":
      // On a button the key is the button's.
      return inButton ? undefined : moves.open;
    default:
      return undefined;
  }
}

/** From the row to its first button, to the next, and back to the row. */
function besides(row: HTMLElement, by: 1 | -1): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>("button, a[href]")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + by))]?.focus();
}
