import { useRef, useState } from "preact/hooks";
import { shortValue, Stranger } from "../support/row-words";
import type { Go, Narrowing } from "../support/route";
import { number } from "../support/numbers";
import { useSuggestions, type Suggestion } from "./use-suggestions";

const FIELDS: Record<Narrowing, string> = {
  text: "Anywhere",
  resource: "Resource",
  actor: "Actor",
  account: "Account",
  region: "Region",
};

/** One field for resource, actor and any text: suggestions say which is meant. */
export function Find({ go }: { go: Go }) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(isOpen, typed);
  const shown = isOpen && suggestions.length > 0;

  const choose = ({ field, value }: Suggestion) => {
    go({ [field]: value });
    setTyped("");
    setOpen(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const by = event.key === "ArrowDown" ? 1 : -1;
      setActive((before) => Math.max(-1, Math.min(suggestions.length - 1, before + by)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = suggestions[active];
      const text = typed.trim();
      if (shown && chosen !== undefined) choose(chosen);
      else if (text !== "") choose({ field: "text", value: text });
    } else if (event.key === "Escape" && (shown || typed !== "")) {
      event.preventDefault();
      event.stopPropagation();
      if (shown) setOpen(false);
      else setTyped("");
    }
  };

  return (
    <div class="field find">
      <label for="find">
        Resource, actor or text <kbd aria-hidden="true">/</kbd>
      </label>
      <input
        id="find"
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder="sg-0b7e…, dana, ModifyListener"
        aria-expanded={shown}
        aria-controls="find-list"
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `find-${active}` : undefined}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul id="find-list" role="listbox" aria-label="Suggestions" class="suggestions" hidden={!shown}>
        {suggestions.map((suggestion, index) => (
          <li
            key={`${suggestion.field} ${suggestion.value}`}
            id={`find-${index}`}
            role="option"
            aria-selected={index === active}
            // Before the field loses the focus and the list closes.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(suggestion);
            }}
          >
            <span class="suggested-by">{FIELDS[suggestion.field]}</span>
            <span class="suggested" title={suggestion.value}>
              <Stranger text={shortValue(suggestion.field, suggestion.value)} />
            </span>
            {suggestion.count !== undefined && <span class="count">{number(suggestion.count)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
