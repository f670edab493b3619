import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface TabsProps<Name extends string> {
  label: string;
  tabs: readonly { name: Name; title: ComponentChildren }[];
  chosen: Name;
  onChoose: (name: Name) => void;
  /** Distinguishes the elements of one set of tabs from another's. */
  id: string;
}

/** A list of tabs with one stop of the Tab key; arrows, Home and End choose. The panel is `TabPanel`. */
export function Tabs<Name extends string>({ label, tabs, chosen, onChoose, id }: TabsProps<Name>) {
  const list = useRef<HTMLDivElement>(null);
  // Where there is no room for all of them the chosen one is in sight.
  useEffect(() => {
    const tab = list.current?.querySelector(`#${id}-tab-${chosen}`);
    tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [id, chosen]);
  const choose = (index: number) => {
    const tab = tabs[(index + tabs.length) % tabs.length];
    if (tab === undefined) return;
    onChoose(tab.name);
    list.current?.querySelector<HTMLElement>(`#${id}-tab-${tab.name}`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.name === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-tab-${name}`}
          aria-selected={name === chosen}
          aria-controls={name === chosen ? `${id}-panel` : undefined}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

/** What the chosen tab shows. */
export function TabPanel(props: { id: string; chosen: string; class?: string; children: ComponentChildren }) {
  return (
    <div
      role="tabpanel"
      id={`${props.id}-panel`}
      aria-labelledby={`${props.id}-tab-${props.chosen}`}
      class={props.class}
    >
      {props.children}
    </div>
  );
}
