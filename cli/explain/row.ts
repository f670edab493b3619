import { actorOf } from "../../runtime/changes/actor";
import type { Colours } from "../output/colour";
import { column, neutralise } from "../output/text";
import type { Entry } from "./entry";

/** Columns of the fields that are cut to fit, in the order in which they stand. */
export interface RowLayout {
  source: number;
  name: number;
  actor: number;
}

const TIME = 20;
const ROOMY: RowLayout = { source: 20, name: 36, actor: 28 };
const LEAST: RowLayout = { source: 10, name: 20, actor: 12 };

/** Fits the rows to a terminal of `columns`; without one they are as wide as is comfortable. */
export function layoutFor(columns: number | undefined): RowLayout {
  const reserved = TIME + "  keep  malformed-record".length + 6;
  const room = columns === undefined ? Infinity : columns - reserved;
  const share = Math.min(1, Math.max(0, (room - total(LEAST)) / (total(ROOMY) - total(LEAST))));
  const between = (key: keyof RowLayout) => Math.floor(LEAST[key] + share * (ROOMY[key] - LEAST[key]));
  return { source: between("source"), name: between("name"), actor: between("actor") };
}

/** An entry as one line for people: time, source, event name, actor, decision, reason. */
export function rowOf(entry: Entry, layout: RowLayout, colours: Colours): string {
  const { record = {}, decision, reason } = entry;
  const cells = [
    colours.dim(column(text(record.eventTime), TIME)),
    column(text(record.eventSource).replace(/\.amazonaws\.com$/, ""), layout.source),
    column(text(record.eventName), layout.name),
    column(actorOf(record).name, layout.actor),
    decision === "keep" ? colours.green("keep") : colours.dim("drop"),
    decision === "keep" ? neutralise(reason) : colours.dim(neutralise(reason)),
  ];
  return cells.join("  ") + "\n";
}

function total(layout: RowLayout): number {
  return layout.source + layout.name + layout.actor;
}

function text(value: unknown): string {
  return typeof value === "string" && value !== "" ? value : "-";
}
