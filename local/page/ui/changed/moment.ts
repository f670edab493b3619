import { clock, day } from "../support/times";

/** The moment from which the change of that time, and what led to it, is seen: a minute later. */
export function momentAfter(change: number): number {
  return change + 60_000;
}

/** How a moment is written in its field: `2026-03-10 15:00:00`, in UTC. */
export function writeMoment(ms: number): string {
  return `${day(ms)} ${clock(ms)}`;
}

/**
 * Milliseconds since 1970 of what somebody typed, or pasted from an alert; undefined for what is no moment. Known: a
 * date with or without a time, a time alone (on the day of `near`), ISO 8601 with any zone, and seconds or
 * milliseconds since 1970. Without a zone it is UTC.
 */
export function readMoment(text: string, near: number): number | undefined {
  const given = text.trim();
  if (/^\d{10}$/.test(given)) return Number(given) * 1_000;
  if (/^\d{13}$/.test(given)) return Number(given);
  const { date, time, zone } = MOMENT.exec(given)?.groups ?? {};
  if (date === undefined && time === undefined) return undefined;
  const ms = Date.parse(`${date ?? day(near)}T${(time ?? "00:00").padStart(5, "0")}${zoneOf(zone)}`);
  return Number.isNaN(ms) ? undefined : ms;
}

const MOMENT =
  /^(?<date>\d{4}-\d{2}-\d{2})?(?:(?:^|[T ]\s*)(?<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

function zoneOf(zone: string | undefined): string {
  const [, hours, minutes] = /^([+-]\d{2}):?(\d{2})$/.exec(zone ?? "") ?? [];
  return hours === undefined ? "Z" : `${hours}:${minutes}`;
}
