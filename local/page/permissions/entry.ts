import type { Statement } from "../../../components/documents";
import type { PermissionDocument } from "../api";
import { reasonOf } from "./reasons";

/** A policy document, or a statement for somebody else's; a session policy has no `Sid`. */
interface Given {
  Version?: string;
  Statement: (Omit<Statement, "Sid"> & { Sid?: string })[];
}

/** Writes documents of one side, each statement with its reason. */
export function entriesOf(side: PermissionDocument["side"]) {
  return (
    id: string,
    title: string,
    attachedTo: string,
    { Version, Statement }: Given,
  ): PermissionDocument => ({
    id,
    title,
    side,
    attachedTo,
    document: {
      ...(Version === undefined ? {} : { Version }),
      Statement: Statement.map((statement) => ({ ...statement })),
    },
    reasons: Statement.map(({ Sid, Action }) => {
      const sid = Sid ?? [Action].flat().join(", ");
      return { sid, why: reasonOf(sid) };
    }),
  });
}
