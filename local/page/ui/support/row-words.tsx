import { CLASSES } from "../../../../contract/classes";
import { ORIGINS } from "../../../../contract/origins";
import type { ChangeRow, Delivery } from "../../api";
import type { Narrowing } from "./route";
import { withUnseen } from "./unseen";

/** What a resource is called at a glance: of an ARN what follows the account. */
export function shortResource(resource: string): string {
  const parts = resource.split(":");
  return parts[0] === "arn" && parts.length > 5 ? parts.slice(5).join(":") || resource : resource;
}

/**
 * An actor's name in two parts: who it is, and the role that it acts in. A session is named by its role and itself;
 * of a role of IAM Identity Center only its permission set tells something.
 */
export function actorParts(name: string): { who: string; role: string } {
  const [, role, who] = /^([\w+=,.@-]{1,64})\/([\w+=,.@-]{1,64})$/.exec(name) ?? [];
  if (role === undefined || who === undefined) return { who: name, role: "" };
  return { who, role: /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role)?.[1] ?? role };
}

/** What a filter or a suggestion is called at a glance. */
export function shortValue(field: Narrowing, value: string): string {
  if (field === "resource") return shortResource(value);
  if (field !== "actor") return value;
  const { who, role } = actorParts(value);
  return role === "" ? who : `${who} · ${role}`;
}

/** A text that strangers wrote: it can hide nothing, and its direction cannot turn what stands beside it. */
export function Stranger({ text }: { text: string }) {
  return <bdi>{withUnseen(text)}</bdi>;
}

/** What was done. The API's date within some names (UpdateFunctionCode20150331v2) has no place in a row. */
export function EventName({ name }: { name: string }) {
  const [, said = name] = /^(.+?)\d{8}(?:v\d+)?$/.exec(name) ?? [];
  return (
    <span class="name" title={said === name ? undefined : name}>
      <Stranger text={said} />
    </span>
  );
}

/** The class of a change as a badge; the colour says nothing that the word does not. */
export function ClassBadge({ row }: { row: Pick<ChangeRow, "class"> }) {
  const known = row.class in CLASSES ? row.class : "service";
  return (
    <span class={`badge ${known}`} title={classMeans(row.class)}>
      {row.class}
    </span>
  );
}

export function classMeans(name: string): string {
  return Object.entries(CLASSES).find(([known]) => known === name)?.[1] ?? "";
}

export function originMeans(name: string): string {
  return Object.entries(ORIGINS).find(([known]) => known === name)?.[1] ?? "";
}

/** By hand or by a program: the first thing one asks. */
export function Origin({ origin }: { origin: string }) {
  const byHand = origin === "console" || origin === "cli" || origin === "cloudshell";
  return (
    <span class={byHand ? "origin by-hand" : "origin"} title={originMeans(origin)}>
      {origin}
    </span>
  );
}

export const DELIVERY_MEANS: Record<Delivery, string> = {
  queued: "On its way to BigPanda, or waiting for another try",
  accepted: "BigPanda has it",
  parked: "Refused or given up on: it is parked and can be sent again",
  shed: "Over the budget for too long: left out",
};

/** Where a change is on its way. */
export function DeliveryMark({ delivery }: { delivery: Delivery }) {
  return (
    <span class={`delivery ${delivery}`} title={DELIVERY_MEANS[delivery]}>
      <span class="delivery-dot" aria-hidden="true" />
      <span class="delivery-word">{delivery}</span>
    </span>
  );
}
