import { actorOf } from "../../../runtime/changes/actor";
import { toChange } from "../../../runtime/changes/to-change";
import type { CloudTrailRecord, UserIdentity } from "../../../runtime/cloudtrail/record";
import { docTable } from "../../support/changes/doc-tables";
import { recordWith } from "../../support/changes/records";

const unquoted = (cell: string) => cell.replaceAll("`", "");
const rows = docTable("docs/changes.md", "Who made the change").map((cells) => cells.map(unquoted));

test.each(rows)("docs/changes.md: %s, %s", (type, _rule, example, name, userType) => {
  const userIdentity = JSON.parse(example) as UserIdentity | null;
  const { tags } = toChange(recordWith({ userIdentity }));
  expect({ name: tags.user_name, type: tags.user_type }).toEqual({ name, type: userType });
  expect(tags.user_arn).toBe(userIdentity?.arn);
  if (!["missing", "hidden", "no identity", "a type of the future"].includes(type))
    expect(userType).toBe(type);
});

test("every type that CloudTrail documents is in the table", () => {
  const types = new Set(rows.map(([type]) => type));
  const documented =
    "Root IAMUser AssumedRole Role FederatedUser Directory AWSAccount AWSService IdentityCenterUser SAMLUser WebIdentityUser Unknown";
  expect(documented.split(" ").filter((type) => !types.has(type))).toEqual([]);
});

test.each<[string, unknown]>([
  ["text", "alice"],
  ["a number", 7],
  ["a list", ["alice"]],
  [
    "fields of other types",
    { type: 1, userName: {}, arn: [], principalId: 5, sessionContext: "x", onBehalfOf: 1 },
  ],
  ["nulls", { type: null, userName: null, sessionContext: null, onBehalfOf: null, invokedBy: null }],
])("an identity that is %s is nobody we know", (_what, userIdentity) => {
  expect(actorOf({ userIdentity } as CloudTrailRecord)).toEqual({
    name: "unknown",
    type: "Unknown",
    arn: undefined,
  });
});

test("the source identity is the person, whatever the type", () => {
  const sessionContext = { sourceIdentity: "alice", sessionIssuer: { userName: "deploy" } };
  for (const type of ["AssumedRole", "FederatedUser", "AWSAccount", undefined]) {
    expect(actorOf({ userIdentity: { type, accountId: "444455556666", sessionContext } }).name).toBe("alice");
  }
});

test("a hidden source identity is none", () => {
  const sessionContext = { sourceIdentity: "HIDDEN_DUE_TO_SECURITY_REASONS" };
  expect(actorOf({ userIdentity: { type: "IAMUser", userName: "alice", sessionContext } }).name).toBe(
    "alice",
  );
});
