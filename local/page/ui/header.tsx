import type { Live } from "./live/store";
import { number } from "./support/numbers";
import type { Go, Route, Tab } from "./support/route";
import { Tabs } from "./support/tabs";
import { useTheme } from "./support/theme";

export interface HeaderProps {
  live: Live;
  route: Route;
  go: Go;
  onHelp: () => void;
}

const TITLES: { name: Tab; title: string }[] = [
  { name: "changed", title: "What changed?" },
  { name: "feed", title: "Live feed" },
  { name: "counts", title: "Counts" },
  { name: "file", title: "Your file" },
  { name: "faults", title: "Faults" },
  { name: "permissions", title: "Permissions" },
];

/** Name, tabs, the state of the stream in a word, colours and help. */
export function Header({ live, route, go, onHelp }: HeaderProps) {
  const { theme, next } = useTheme();
  return (
    <header class="top">
      <h1>
        <Mark />
        cloudtrail-changes
      </h1>
      <Tabs
        id="main"
        label="Views"
        tabs={TITLES}
        chosen={route.tab}
        onChoose={(tab) => go({ tab, open: undefined })}
      />
      <Pulse live={live} />
      <div class="top-buttons">
        <button type="button" class="quiet" onClick={next} aria-label={`Colours: ${theme}. Change`}>
          <span aria-hidden="true">
            {theme === "system" ? "◐ Auto" : theme === "light" ? "☀ Light" : "☾ Dark"}
          </span>
        </button>
        <button
          type="button"
          class="quiet"
          onClick={onHelp}
          aria-label="Keys and help"
          title="Keys and help (?)"
        >
          <span aria-hidden="true">?</span>
        </button>
      </div>
    </header>
  );
}

/** Whether the page is up to date, in colour and in words. */
function Pulse({ live: { connection, state } }: { live: Live }) {
  const feeding = state !== undefined && state.feeding.put < state.feeding.of;
  const told = {
    connecting: "Connecting…",
    lost: "Connection lost, trying again…",
    connected: feeding
      ? `Reading files: ${number(state.feeding.put)} of ${number(state.feeding.of)}`
      : `Live · ${number(state?.counts.changes ?? 0)} changes`,
  }[connection];
  return (
    <p class={`pulse ${connection}`} role="status" aria-live={connection === "connected" ? "off" : "polite"}>
      <span class="dot" aria-hidden="true" />
      <span>{told}</span>
    </p>
  );
}

/** Two states, and the step between them. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <rect x="1" y="1" width="18" height="18" rx="5" class="mark-ground" />
      <path d="M5 13h4V7h6" class="mark-line" />
    </svg>
  );
}
