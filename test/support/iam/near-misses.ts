import type { PolicyDocument } from "../../../components/documents";
import { STRANGER } from "./world";

/** Words that say what kind of thing an ARN names; the action decides them. */
export const KINDS = new Set([
  "role",
  "key",
  "table",
  "parameter",
  "log-group",
  "log-stream",
  "rule",
  "alarm",
]);

/**
 * ARNs that differ from a given one in one part: another region, another account, another word in the name. Only
 * parts within `fixed` are changed, the beginning that must be exactly so; it defaults to the whole ARN.
 */
export function nearMisses(arn: string, fixed = arn): string[] {
  const pieces = arn.split(/([:/])/);
  return pieces.flatMap((piece, place) => {
    const within = pieces.slice(0, place + 1).join("").length <= fixed.length;
    // Before the region come `arn`, partition and service; every other piece is a separator.
    if (place % 2 === 1 || place < 6 || piece === "" || KINDS.has(piece) || !within) return [];
    return [pieces.with(place, another(piece)).join("")];
  });
}

function another(piece: string): string {
  if (/^\d{12}$/.test(piece)) return STRANGER;
  return /^[a-z]{2}(-[a-z]+)+-\d$/.test(piece) ? "ap-south-1" : `${piece}x`;
}

/** The owner of an ARN, `otherwise` when the ARN does not say. */
export function ownerOf(arn: string, otherwise: string): string {
  return arn.split(":")[4] || otherwise;
}

/** A policy that lets everyone in, so that only the caller's own permissions can refuse. */
export const OPEN_TO_EVERYONE: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Sid: "Everyone", Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
};

/** The same for a role, whose trust policy names no resource. */
export const TRUSTS_EVERYONE: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Sid: "Everyone", Effect: "Allow", Principal: "*", Action: "sts:*" }],
};
