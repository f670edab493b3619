import { useEffect } from "preact/hooks";
import { TABS, type Go } from "./route";

const KEY = "cloudtrail-changes shortcuts";

/** Single letters can be switched off, for those whose voice or hand presses them unasked. */
export function shortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true; // storage is switched off
  }
}

export function setShortcutsOn(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // The choice cannot be kept.
  }
}

export interface Shortcuts {
  go: Go;
  close: () => void;
  help: () => void;
  isOpen: boolean;
}

/** Keys that work wherever the focus is, but where one types. */
export function useShortcuts({ go, close, help, isOpen }: Shortcuts): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.querySelector("dialog[open]") !== null) return;
      if (event.key === "Escape" && isOpen) return close();
      if (isTyping(event.target) || !shortcutsOn()) return;
      const does = meaning(event.key, { go, close, help, isOpen });
      if (does === undefined) return;
      event.preventDefault();
      does();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [go, close, help, isOpen]);
}

function meaning(key: string, { go, help }: Shortcuts): (() => void) | undefined {
  if (key === "?") return help;
  const tab = TABS[Number(key) - 1];
  if (tab !== undefined) return () => go({ tab, open: undefined });
  const field = { "/": "#find", t: "#at" }[key];
  if (field === undefined) return undefined;
  return () => {
    go({ tab: "changed" });
    focus(field, 1);
  };
}

/** At once where it can be: what is typed next is meant for the field. Another view is drawn by the next turn. */
function focus(field: string, turns: number): void {
  const found = document.querySelector<HTMLElement>(field);
  if (found !== null) found.focus();
  else if (turns > 0) queueMicrotask(() => focus(field, turns - 1));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select");
}
