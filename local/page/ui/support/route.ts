import { useCallback, useEffect, useState } from "preact/hooks";

export const TABS = ["changed", "feed", "counts", "file", "faults", "permissions"] as const;
export type Tab = (typeof TABS)[number];

/** What is looked at: all of it stands in the address, so that a view can be shared and reloaded. */
export interface Route {
  tab: Tab;
  /** The time before which changes are looked for, milliseconds since 1970; absent: now. */
  at?: number;
  /** Text to be found anywhere in a change. */
  text?: string;
  actor?: string;
  resource?: string;
  account?: string;
  region?: string;
  /** The change whose details are open. */
  open?: string;
}

/** The filters that narrow the incident view, in the order in which they are shown. */
export const NARROWINGS = ["text", "actor", "resource", "account", "region"] as const;
export type Narrowing = (typeof NARROWINGS)[number];

/** For `go`: takes all filters away. */
export function withoutFilters(): Partial<Route> {
  return Object.fromEntries(NARROWINGS.map((name) => [name, undefined]));
}

export type Go = (changes: Partial<Route>) => void;

/** The route of the address, and the way to another. Backwards and forwards of the browser work. */
export function useRoute(): [Route, Go] {
  const [route, setRoute] = useState(() => read(location.hash));
  useEffect(() => {
    const onChange = () => setRoute(read(location.hash));
    addEventListener("popstate", onChange);
    addEventListener("hashchange", onChange);
    return () => {
      removeEventListener("popstate", onChange);
      removeEventListener("hashchange", onChange);
    };
  }, []);
  const go = useCallback<Go>((changes) => {
    const next = { ...read(location.hash), ...changes };
    if (write(next) !== location.hash) history.pushState(null, "", write(next));
    setRoute(next);
  }, []);
  return [route, go];
}

export function read(hash: string): Route {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const route: Route = { tab: TABS.find((tab) => tab === given.get("tab")) ?? "changed" };
  const at = Date.parse(given.get("at") ?? "");
  if (!Number.isNaN(at)) route.at = at;
  for (const name of [...NARROWINGS, "open"] as const) {
    const value = given.get(name);
    if (value !== null && value !== "") route[name] = value;
  }
  return route;
}

export function write(route: Route): string {
  const params = new URLSearchParams({ tab: route.tab });
  if (route.at !== undefined) params.set("at", new Date(route.at).toISOString());
  for (const name of [...NARROWINGS, "open"] as const) {
    const value = route[name];
    if (value !== undefined && value !== "") params.set(name, value);
  }
  return `#${params.toString()}`;
}
