import type { State } from "../../api";
import { Empty } from "../support/errors";
import { number } from "../support/numbers";
import { Samples } from "./samples";
import type { Draft } from "./use-draft";
import { Words } from "../support/words";

export interface DropsProps {
  drops: State["counts"]["drops"];
  /** The reason whose samples are shown. */
  open: string | undefined;
  onOpen: (reason: string | undefined) => void;
  draft: Draft;
}

/** Each reason with its meaning and its number; a reason opens samples. */
export function Drops({ drops, open, onOpen, draft }: DropsProps) {
  if (drops.length === 0) return <Empty title="No record was dropped yet." />;
  const most = Math.max(...drops.map(({ count }) => count));
  return (
    <ul class="drops">
      {drops.map(({ reason, means, count }) => {
        const isOpen = reason === open;
        return (
          <li key={reason}>
            <button
              type="button"
              class="reason"
              aria-expanded={isOpen}
              aria-controls={isOpen ? `samples-${reason}` : undefined}
              onClick={() => onOpen(isOpen ? undefined : reason)}
            >
              <span class={isOpen ? "turn open" : "turn"} aria-hidden="true">
                ▸
              </span>
              <code>{reason}</code>
              <span class="means">
                <Words text={means} />
              </span>
              <span class="gauge" aria-hidden="true">
                <span style={{ width: `${(100 * count) / most}%` }} />
              </span>
              <strong>{number(count)}</strong>
            </button>
            {isOpen && (
              <div id={`samples-${reason}`}>
                <Samples reason={reason} count={count} draft={draft} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
