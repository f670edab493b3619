import { useState } from "preact/hooks";
import { Dialog } from "./support/dialog";
import { setShortcutsOn, shortcutsOn } from "./support/shortcuts";

const KEYS: [keys: string[], does: string][] = [
  [["/"], "Find a resource, an actor or a text"],
  [["t"], "Set the time"],
  [["1", "…", "6"], "Go to a view"],
  [["↑", "↓"], "Move in a list; also Page Up, Page Down, Home, End"],
  [["Enter"], "Open the change; in the feed, open or close an actor"],
  [["→", "←"], "To the buttons of a row, and back"],
  [["a"], "On a row: only this actor"],
  [["r"], "On a row: only this resource"],
  [["c"], "On a row: only this account"],
  [["g"], "On a row: only this region"],
  [["Esc"], "Close what is open; the focus goes back"],
  [["?"], "This list"],
];

/** Keys, and what the page is. */
export function Help({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(shortcutsOn);
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl class="keys">
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setShortcutsOn(event.currentTarget.checked);
            setOn(event.currentTarget.checked);
          }}
        />
        Letters and digits are shortcuts
      </label>
      <p class="note">
        All times are UTC, as CloudTrail writes them. The address of the page holds the time, the filters and
        the open change: reload or share it. Everything runs on this machine and ends with{" "}
        <code>npm start</code>.
      </p>
    </Dialog>
  );
}
