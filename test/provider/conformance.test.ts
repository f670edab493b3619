import { Queue } from "@pulumi/aws/sqs";
import { record } from "../support/components/monitor";
import { SCENARIOS } from "../support/scenarios";
import { EXAMPLE_NAMES, exampleOptions, recordedExample } from "../support/scenarios/examples";
import { configurationOf, type RecordedScenario } from "../support/terraform/configuration";
import { readProviderSchema, type ProviderSchema } from "../support/terraform/provider-schema";
import {
  TerraformFolder,
  terraformVersion,
  type Diagnostic,
  type Plan,
} from "../support/terraform/terraform";
import { EXPLAINED } from "./explained";

// What the real AWS provider accepts: its schema, its validators, its plan. Not what Pulumi's engine makes of it.

const version = terraformVersion();
if (version === undefined) {
  // Past jest's console, which leaves out what a skipped file says.
  process.stderr.write("Provider conformance is skipped: there is no terraform on PATH.\n");
}
const withTerraform = version === undefined ? describe.skip : describe;

const exampleTitle = (name: string) => `examples/${name}`;

withTerraform("The AWS provider", () => {
  const folder = new TerraformFolder();
  const addresses = new Map<string, string[]>();
  const unknown = new Map<string, string[]>();
  let schema: ProviderSchema = {};
  let invalid: Diagnostic[] = [];
  let plan: Plan = { diagnostics: [], created: [], other: [] };

  beforeAll(async () => {
    jest.spyOn(console, "warn").mockImplementation();
    const scenarios = await recordedScenarios();
    folder.write({ terraform: { required_providers: { aws: { source: "hashicorp/aws" } } } });
    await folder.init();
    schema = readProviderSchema(await folder.schema());
    const as = (references: boolean) =>
      configurationOf(scenarios, schema, { folder: folder.path, references });

    const concrete = as(false);
    concrete.addresses.forEach((value, key) => addresses.set(key, value));
    concrete.unknown.forEach((value, key) => unknown.set(key, value));
    // With values in every place the validators have something to judge; with references the plan is as at first.
    folder.write(concrete.json);
    invalid = await folder.validate();
    folder.write(as(true).json);
    plan = await folder.plan();
  });

  afterAll(() => {
    const lines = [...addresses].map(([name, own]) => `${name}: ${String(plannedOf(own).length)} to add`);
    console.info([`terraform ${version ?? ""}`, ...lines].join("\n"));
    folder.remove();
  });

  const plannedOf = (own: string[]) => own.filter((address) => plan.created.includes(address));
  const about = (name: string, diagnostics: Diagnostic[]) =>
    diagnostics.filter((one) => one.address !== undefined && addresses.get(name)?.includes(one.address));

  describe.each([...Object.keys(SCENARIOS), ...EXAMPLE_NAMES.map(exampleTitle)])("%s", (name) => {
    test("uses only properties that it knows, or that are explained", () => {
      const unexplained = unknown
        .get(name)
        ?.filter((path) => !EXPLAINED.some(({ paths }) => paths.test(path)));
      expect(unexplained).toEqual([]);
    });

    test("passes its validators", () => {
      expect(about(name, invalid)).toEqual([]);
    });

    test("can be planned, all of it", () => {
      expect(about(name, plan.diagnostics)).toEqual([]);
      const own = addresses.get(name) ?? [];
      expect(own.length).toBeGreaterThan(0);
      // One scenario that fails leaves no plan of the others; it is the one to look at.
      if (!plan.diagnostics.some(isError)) expect(plannedOf(own)).toEqual(own);
    });
  });

  test("has nothing else to say", () => {
    expect([...invalid, ...plan.diagnostics].filter(isError)).toEqual([]);
    expect(plan.other).toEqual([]);
  });

  test("would find a mistake, and say where", async () => {
    const { resources } = await record(() => void new Queue("slow", { visibilityTimeoutSeconds: 99_999 }));
    const scenario = { name: "mistaken", resources, options: {} };
    folder.write(configurationOf([scenario], schema, { folder: folder.path, references: false }).json);
    expect(await folder.validate()).toEqual([
      {
        severity: "error",
        summary: "expected visibility_timeout_seconds to be in the range (0 - 43200), got 99999",
        address: "aws_sqs_queue.mistaken__slow",
      },
    ]);
  });

  test("every explanation is needed", () => {
    const all = [...unknown.values()].flat();
    expect(EXPLAINED.filter(({ paths }) => !all.some((path) => paths.test(path)))).toEqual([]);
  });
});

const isError = ({ severity }: Diagnostic) => severity === "error";

/** One after the other: a program of Pulumi has the process to itself. */
async function recordedScenarios(): Promise<RecordedScenario[]> {
  const recorded: RecordedScenario[] = [];
  for (const [name, { program, options = {} }] of Object.entries(SCENARIOS)) {
    const { resources } = await record(program, options);
    recorded.push({ name, resources, options });
  }
  for (const name of EXAMPLE_NAMES) {
    const resources = await recordedExample(name);
    recorded.push({ name: exampleTitle(name), resources, options: exampleOptions(name) });
  }
  return recorded;
}
