import * as pulumi from "@pulumi/pulumi";
import { refusal, warn } from "../../components/support/refuse";
import { record } from "../support/components/monitor";

class Example extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:index:Example", name);
  }
}

test("is an error that Pulumi prints without a stack trace, and without waiting for a resource", async () => {
  const { result } = await record(() =>
    refusal(new Example("audit"), "audit", "it must be so, got otherwise."),
  );
  expect(pulumi.RunError.isInstance(result)).toBe(true);
  expect(pulumi.ResourceError.isInstance(result)).toBe(false);
  expect(result.message).toBe('Example "audit": it must be so, got otherwise.');
});

test("keeps its sentence when the SDK names the inputs that it went through", async () => {
  const { result } = await record(() => refusal(new Example("audit"), "audit", "no."));
  const serialized = pulumi.runtime.serializeProperties("a label", { policy: Promise.reject(result) });
  await expect(serialized).rejects.toBe(result);
  expect(result.message).toBe('Example "audit": no.');
});

test("a warning names its component and belongs to no resource, whose URN may never come", async () => {
  const log = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  await record(() => {
    warn(new Example("audit"), "audit", "it may be too wide.");
  });
  expect(log.mock.calls).toEqual([['Example "audit": it may be too wide.']]);
  log.mockRestore();
});
