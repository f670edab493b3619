import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { KEY_NAMES, keyOf, type KeyName } from "../../program/config/keys";
import { configText, parse as parseConfig } from "../support/program/config";

const root = path.join(__dirname, "../..");
const text = (file: string) => readFileSync(path.join(root, file), "utf8");

interface Declared {
  type: string;
  items?: { type: string };
  default: unknown;
  description: string;
  secret?: boolean;
}
interface ProjectFile {
  name: string;
  main: string;
  runtime: unknown;
  template: { description: string; config: Record<string, { default?: string }> };
  config: Record<string, Declared>;
}
const project = parse(text("Pulumi.yaml")) as ProjectFile;

describe("Pulumi.yaml", () => {
  test("runs the program from source, whatever the package's entry is", () => {
    expect(project).toMatchObject({
      name: "cloudtrail-changes",
      main: "index.ts",
      runtime: { name: "nodejs", options: { typescript: true } },
    });
  });

  test("no compiled file lies beside a source, since Node would run that one", () => {
    const folders = ["program", "components", "contract"].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }),
    );
    const files = [...folders, ...readdirSync(root)].filter((file) => file.endsWith(".js"));
    expect(files).toEqual([]);
  });

  test("declares the keys that the program reads, with the same types, defaults and descriptions", () => {
    expect(project.config).toEqual(
      Object.fromEntries(
        KEY_NAMES.map((name) => {
          const { type, items, default: value, description } = keyOf(name);
          const ofItems = items === undefined ? {} : { items: { type: items } };
          return [name, { type, ...ofItems, default: value, description }];
        }),
      ),
    );
  });

  test("every key has a default of its type, since the command would ask for it on every stack", () => {
    const types = {
      string: "string",
      integer: "number",
      boolean: "boolean",
      array: "object",
      object: "object",
    };
    for (const [name, { type, default: value }] of Object.entries(project.config)) {
      expect([name, typeof value]).toEqual([name, types[type as keyof typeof types]]);
      expect([name, Array.isArray(value)]).toEqual([name, type === "array"]);
    }
  });

  test("a secret has no default, and is not declared as one: the command refuses a secret with a default", () => {
    const secrets = KEY_NAMES.filter((name) => keyOf(name).secret);
    expect(secrets).toEqual(["integrationUrl", "apiKey", "appKey"]);
    for (const name of secrets) expect(project.config[name]?.default).toBe("");
    expect(Object.values(project.config).filter(({ secret }) => secret !== undefined)).toEqual([]);
  });

  test("what a template asks for is configuration of the program or of the provider", () => {
    const asked = Object.keys(project.template.config);
    expect(asked.filter((name) => name !== "aws:region" && !KEY_NAMES.includes(name as KeyName))).toEqual([]);
  });
});

describe("docs/configuration.md", () => {
  const page = text("docs/configuration.md");

  test("has every key with its type, sides, default and meaning", () => {
    const rows = [...page.matchAll(/^\| `(\w+)`\s*\|(.*)\|(.*)\|(.*)\|(.*)\|$/gm)].map(
      ([, name = "", ...cells]) => [name, ...cells.map((cell) => cell.trim())],
    );
    expect(rows).toEqual(
      KEY_NAMES.map((name) => {
        const { type, items, secret, sides, default: value, description } = keyOf(name);
        const words = [...(secret ? ["secret"] : []), type, ...(items === undefined ? [] : [`of ${items}`])];
        const shown = value === "" || typeof value === "object" ? "" : `\`${configText(value)}\``;
        return [name, words.join(" "), sides.length === 3 ? "all" : sides.join(", "), shown, description];
      }),
    );
  });

  test("its configurations are complete", () => {
    const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      ([, block = ""]) => (parse(block) as { config: Record<string, unknown> }).config,
    );
    expect(blocks).toHaveLength(4);
    for (const { "aws:region": _, ...config } of blocks) {
      const url = "https://events.pagerduty.com/x-ere/0123456789abcdef0123456789abcdef";
      expect(() =>
        parseConfig("cisAlarms" in config ? { ...config, integrationUrl: url } : config),
      ).not.toThrow();
      expect(configText(config)).not.toBe("{}");
    }
  });
});
