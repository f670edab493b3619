import { Role } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Stack } from "@pulumi/pulumi/automation";
import { TrailReaderRole } from "../../components";
import { describeOnEngine } from "../support/engine/available";
import { preview, up } from "../support/engine/operations";
import { Backend } from "../support/engine/stacks";
import { leftOvers, resourcesOf } from "../support/engine/state";

// What only the engine shows of a component in a program of the user's own.

describeOnEngine("A component in a stack of the user's own", () => {
  const backend = new Backend();
  const role = (name: string, options?: pulumi.ComponentResourceOptions) =>
    new TrailReaderRole(
      name,
      {
        bucket: "engine-embedded-logs",
        roleName: "embedded-reader",
        vendor: { accountId: "444455556666", externalId: pulumi.secret("kept-from-the-state") },
      },
      options,
    );
  let program: () => void = () => undefined;
  let stack: Stack;

  beforeAll(async () => {
    stack = await backend.embeddedStack("embedding", async () => program());
  });

  afterAll(async () => {
    await stack.destroy().catch(() => undefined);
    backend.remove();
  });

  test("what comes from a secret is encrypted, the policy that holds it too", async () => {
    program = () => void role("audit");
    await up(stack);
    const stored = backend.storedState(stack);
    expect(stored).toContain("embedded-reader");
    expect(stored).not.toContain("kept-from-the-state");
  });

  // In a program within a process of ours, as here, the SDK forgets of a transform's result what was secret.
  test("transforms reach the children", async () => {
    const tagged: pulumi.ResourceTransform = ({ type, props, opts }) =>
      type === "aws:iam/role:Role" ? { props: { ...props, tags: { owner: "transform" } }, opts } : undefined;
    program = () => void role("audit", { transforms: [tagged] });
    expect((await up(stack)).steps).toEqual(["update aws:iam/role:Role"]);
    const made = (await resourcesOf(stack)).find(({ type }) => type === "aws:iam/role:Role");
    expect(made?.inputs?.tags).toEqual({ owner: "transform" });
  });

  test("a renamed component with an alias keeps its resources", async () => {
    program = () => void role("renamed", { aliases: [{ name: "audit" }] });
    expect(await preview(stack)).toEqual(["update aws:iam/role:Role"]);
    await up(stack);
    expect(await preview(stack)).toEqual([]);
  });

  test("and one that is protected cannot be destroyed", async () => {
    program = () => void role("renamed", { aliases: [{ name: "audit" }], protect: true });
    await up(stack);
    await expect(stack.destroy()).rejects.toThrow(/protect/);
    program = () => void role("renamed", { aliases: [{ name: "audit" }] });
    await up(stack);
  });

  test("resources of the user's own stay when the component goes", async () => {
    const own = () =>
      void new Role("own", { assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [] }) });
    program = () => {
      own();
      role("renamed");
    };
    await up(stack);
    program = own;
    expect((await up(stack)).steps).toEqual([
      "delete aws:iam/role:Role",
      "delete aws:iam/rolePolicy:RolePolicy",
    ]);
  });

  test("is destroyed with nothing left", async () => {
    await stack.destroy();
    expect(await leftOvers(stack)).toEqual([]);
  });
});
