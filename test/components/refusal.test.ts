import * as pulumi from "@pulumi/pulumi";
import { refusal } from "../../components/support/refuse";
import { record } from "../support/components/monitor";

class Example extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:index:Example", name);
  }
}

test("is Pulumi's error of a resource, printed with its URN and without a stack trace", async () => {
  const { result } = await record(() => {
    const component = new Example("audit");
    return { component, error: refusal(component, "audit", "it must be so, got otherwise.") };
  });
  expect(pulumi.ResourceError.isInstance(result.error)).toBe(true);
  expect(result.error).toMatchObject({
    message: 'Example "audit": it must be so, got otherwise.',
    resource: result.component,
    hideStack: true,
  });
});

test("keeps its sentence when the SDK names the inputs that it went through", async () => {
  const { result } = await record(() => refusal(new Example("audit"), "audit", "no."));
  const serialized = pulumi.runtime.serializeProperties("a label", { policy: Promise.reject(result) });
  await expect(serialized).rejects.toBe(result);
  expect(result.message).toBe('Example "audit": no.');
});
