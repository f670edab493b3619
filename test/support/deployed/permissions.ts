import {
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, type AssumeRoleCommandInput } from "@aws-sdk/client-sts";
import { clientsOf, type Clients, type Credentials } from "./clients";
import type { World } from "./world";

interface Document {
  Version: string;
  Statement: { Sid?: string }[];
}

/** The credentials of a role, as whoever asks may have them. */
export async function assume({ sts }: Clients, input: Partial<AssumeRoleCommandInput>): Promise<Credentials> {
  const RoleSessionName = input.RoleSessionName ?? "test";
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({ RoleArn: undefined, ...input, RoleSessionName }),
  );
  if (!given?.AccessKeyId || !given.SecretAccessKey) throw new Error("AssumeRole gave no credentials.");
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
  };
}

/**
 * Clients with exactly the permissions of a function's role. Only Lambda may assume it; for the test the account's root
 * may too, for a moment.
 */
export async function borrowRole(world: World, root: Clients, roleName: string): Promise<Clients> {
  const { Role: role } = await root.iam.send(new GetRoleCommand({ RoleName: roleName }));
  const trust = decodeURIComponent(role?.AssumeRolePolicyDocument ?? "");
  const open = { Effect: "Allow", Principal: { AWS: rootArnOf(role?.Arn) }, Action: "sts:AssumeRole" };
  const policy = { ...(JSON.parse(trust) as Document), Statement: [open] };
  const put = (PolicyDocument: string) =>
    root.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: roleName, PolicyDocument }));
  await put(JSON.stringify(policy));
  try {
    return clientsOf(world.emulator, await assume(root, { RoleArn: role?.Arn }));
  } finally {
    await put(trust);
  }
}

/** Works with the statement of the role's policy, and is denied while the policy lacks it. */
export async function needsStatement(
  world: World,
  { root, roleName, sid }: { root: Clients; roleName: string; sid: string },
  call: () => Promise<unknown>,
): Promise<void> {
  await call();
  const { PolicyNames: [PolicyName] = [] } = await root.iam.send(
    new ListRolePoliciesCommand({ RoleName: roleName }),
  );
  const target = { RoleName: roleName, PolicyName };
  const { PolicyDocument = "" } = await root.iam.send(new GetRolePolicyCommand(target));
  const whole = decodeURIComponent(PolicyDocument);
  const document = JSON.parse(whole) as Document;
  const Statement = document.Statement.filter((one) => one.Sid !== sid);
  expect(Statement).toHaveLength(document.Statement.length - 1);
  const put = (text: string) => root.iam.send(new PutRolePolicyCommand({ ...target, PolicyDocument: text }));
  if (Statement.length > 0) await put(JSON.stringify({ ...document, Statement }));
  else await root.iam.send(new DeleteRolePolicyCommand(target));
  try {
    await denied(call());
  } finally {
    await put(whole);
  }
  world.shown.pairs++;
}

/** Works the one way, and is denied the other. */
export async function pair(
  world: World,
  works: () => Promise<unknown>,
  isDenied: () => Promise<unknown>,
): Promise<void> {
  await works();
  await denied(isDenied());
  world.shown.pairs++;
}

/** Refused for lack of permission, not for anything else. */
export async function denied(call: Promise<unknown>): Promise<void> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  const { name, message } = error as Error;
  expect(`${name}: ${message}`).toMatch(/^(AccessDenied|AuthorizationError|Forbidden)/);
}

function rootArnOf(roleArn = ""): string {
  return `arn:aws:iam::${roleArn.split(":")[4] ?? ""}:root`;
}
