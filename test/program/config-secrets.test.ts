import { problemsOf, SMALLEST, type StackConfig } from "../support/program/config";

const { alarms, vendor } = SMALLEST;

describe("secrets", () => {
  const key = "9f8e7d6c5b4a-very-secret";

  test.each<[string, StackConfig]>([
    ["integrationUrl", { ...alarms }],
    ["apiKey", { ...vendor, apiKeyParameter: "", apiKey: key }],
    ["appKey", { ...vendor, appKeyParameter: "", appKey: key }],
  ])("%s must be stored encrypted", (name, config) => {
    expect(problemsOf(config, [name])).toEqual([
      `${name} is a secret, but the stack's file has it in plain text. Run \`pulumi config set --secret ${name}\`, and replace the key itself.`,
    ]);
  });

  test("so must the keys of further destinations", () => {
    const config = { ...vendor, destinations: { emea: { apiKey: key, appKeyParameter: "/emea/app-key" } } };
    expect(problemsOf(config)).toEqual([]);
    expect(problemsOf(config, ["destinations"])).toEqual([
      "destinations.emea.apiKey is a secret, but the stack's file has it in plain text. Run `pulumi config set --secret --path destinations.emea.apiKey`, and replace the key itself; or give apiKeyParameter.",
    ]);
  });

  test("no message repeats one", () => {
    const secret = `${key} with a space`;
    const url = `ftp://events.pagerduty.com/integration/${key}/enqueue`;
    const problems = [
      ...problemsOf({ ...vendor, apiKey: secret, appKey: secret, apiKeyParameter: secret }, ["apiKey"]),
      ...problemsOf({ ...vendor, destinations: { emea: { apiKey: secret, appKeyParameter: secret } } }, [
        "destinations",
      ]),
      ...problemsOf({ ...alarms, integrationUrl: url }, ["integrationUrl"]),
    ];
    expect(problems.length).toBeGreaterThan(6);
    expect(problems.join("\n")).not.toContain(key);
  });
});
