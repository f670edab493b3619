import { ContractError, checkFilter, validateFilter } from "../../contract";

const origins =
  "console, cli, cloudshell, sdk, terraform, cloudformation, pulumi, cdk, ansible, kubernetes, aws-service, other";
const classes = "infrastructure, security, configuration, access, data, service";
const presets = "trusted-deployers, service-managed, autoscaling, kubernetes-controllers";
const conditions = "source, name, account, region, principal, userAgent, origin, class";
const apattern = "must be a pattern (a string, * stands for anything) or a list of them";

describe("filters that are right", () => {
  test.each([
    {},
    { exclude: [], include: [] },
    { preset: ["trusted-deployers", "autoscaling"] },
    { exclude: [{ source: "ec2", name: ["Run*", "*Instances"] }], include: [{ account: "1111*" }] },
    {
      exclude: [
        { id: "noise/1", userAgent: "*Karpenter*" },
        { id: "noise/2", region: "us-*" },
      ],
    },
    { include: [{ origin: ["terra*", "aws-service"], class: "sec*" }, { name: "*" }] },
    { exclude: [{ account: ["111122223333", "*3333"], principal: "arn:aws:iam::*:role/ci" }] },
  ])("%j", (filter) => {
    expect(checkFilter(filter)).toEqual([]);
    expect(validateFilter(filter)).toEqual(filter);
  });
});

describe("filters that are wrong", () => {
  test.each<[unknown, string]>([
    [null, "filter must be an object, got null."],
    [["x"], "filter must be an object, got a list."],
    ["exclude", 'filter must be an object, got "exclude".'],
    [{ exlude: [] }, 'filter has an unknown key "exlude". Did you mean "exclude"?'],
    [{ rules: [] }, 'filter has an unknown key "rules". Known keys: preset, exclude, include.'],
    [
      JSON.parse('{"__proto__":{}}'),
      'filter has an unknown key "__proto__". Known keys: preset, exclude, include.',
    ],
    [{ preset: "autoscaling" }, 'filter.preset must be a list, got "autoscaling".'],
    [
      { preset: ["trusted-deployer"] },
      `filter.preset[0] must be one of ${presets}, got "trusted-deployer". Did you mean "trusted-deployers"?`,
    ],
    [{ preset: [7] }, `filter.preset[0] must be one of ${presets}, got 7.`],
    [{ exclude: { name: "a" } }, "filter.exclude must be a list, got an object."],
    [{ exclude: ["a"] }, 'filter.exclude[0] must be an object, got "a".'],
    [
      { exclude: [{}] },
      `filter.exclude[0] has no condition and would match every record; give at least one of ${conditions}.`,
    ],
    [
      { include: [{ id: "all" }] },
      `filter.include[0] has no condition and would match every record; give at least one of ${conditions}.`,
    ],
    [{ exclude: [{ Name: "a" }] }, 'filter.exclude[0] has an unknown key "Name". Did you mean "name"?'],
    [
      { exclude: [{ useragent: "a" }] },
      'filter.exclude[0] has an unknown key "useragent". Did you mean "userAgent"?',
    ],
    [{ exclude: [{ name: "" }] }, `filter.exclude[0].name ${apattern}, got an empty string.`],
    [{ exclude: [{ name: [] }] }, "filter.exclude[0].name must have at least one entry, got an empty list."],
    [{ exclude: [{ name: ["a", { b: 1 }] }] }, `filter.exclude[0].name[1] ${apattern}, got an object.`],
    [{ exclude: [{ account: 111122223333 }] }, `filter.exclude[0].account ${apattern}, got 111122223333.`],
    [
      { exclude: [{ account: "11112222333" }] },
      'filter.exclude[0].account must be an account id of 12 digits, or a pattern of digits and *, got "11112222333".',
    ],
    [
      { exclude: [{ name: "x".repeat(513) }] },
      "filter.exclude[0].name must be at most 512 characters long, got 513.",
    ],
    [
      { exclude: [{ origin: "terrform" }] },
      `filter.exclude[0].origin is "terrform", which matches no origin; there are ${origins}. Did you mean "terraform"?`,
    ],
    [
      { exclude: [{ origin: ["cli", "jenkins*"] }] },
      `filter.exclude[0].origin[1] is "jenkins*", which matches no origin; there are ${origins}.`,
    ],
    [
      { include: [{ class: "Security" }] },
      `filter.include[0].class is "Security", which matches no class; there are ${classes}. Did you mean "security"?`,
    ],
    [
      { exclude: [{ id: "", name: "a" }] },
      'filter.exclude[0].id must be a name of 1 to 64 letters, digits and . _ : / -, got "".',
    ],
    [
      { exclude: [{ id: "a", name: "a" }], include: [{ id: "a", name: "b" }] },
      'filter.include[0].id is "a", which is already the id of filter.exclude[0].',
    ],
  ])("%j", (filter, problem) => {
    expect(checkFilter(filter)).toEqual([problem]);
    expect(() => validateFilter(filter)).toThrow(new ContractError([problem]));
  });

  test("all problems are told at once, below the path that is given", () => {
    const filter = { exclude: [{ nme: "a", source: "" }, { class: "x" }], preset: [""] };
    expect(checkFilter(filter, "trails[2].filter")).toEqual([
      `trails[2].filter.preset[0] must be one of ${presets}, got "".`,
      'trails[2].filter.exclude[0] has an unknown key "nme". Did you mean "name"?',
      `trails[2].filter.exclude[0].source ${apattern}, got an empty string.`,
      `trails[2].filter.exclude[1].class is "x", which matches no class; there are ${classes}.`,
    ]);
    expect(() => validateFilter(filter)).toThrow(/nme[^]*matches no class/);
  });
});
