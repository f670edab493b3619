import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildBundles, type Bundles } from "../support/processing/deployed";

let first: Bundles;
let second: Bundles;

beforeAll(() => {
  first = buildBundles();
  second = buildBundles();
}, 60_000);
afterAll(() => {
  first.remove();
  second.remove();
});

const hashes = ({ folder }: Bundles): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(path.join(folder, file)))
        .digest("hex"),
    ]),
  );

const BUNDLES = ["notifier", "processor", "publisher"];
const NOTICE = "THIRD-PARTY-LICENSES.txt";

/** Packages whose code went into a bundle. */
function packagesIn(name: string): string[] {
  const meta = JSON.parse(readFileSync(path.join(first.meta, `${name}.json`), "utf8")) as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
  };
  const inputs = Object.values(meta.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const names = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([file]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

test("two builds are equal, byte by byte, and nothing but the bundles and their licences is written", () => {
  expect(hashes(second)).toEqual(hashes(first));
  expect(Object.keys(hashes(first)).sort()).toEqual([NOTICE, ...BUNDLES.map((name) => `${name}.mjs`)].sort());
});

test.each([
  ["notifier", ["s3"]],
  ["processor", ["s3", "sqs", "ssm", "sts"]],
  ["publisher", ["dynamodb", "sqs", "ssm"]],
])("%s holds the SDK clients that it uses, and no other", (name, clients) => {
  const packages = packagesIn(name);
  expect(packages.filter((one) => one.startsWith("@aws-sdk/client-"))).toEqual(
    clients.map((client) => `@aws-sdk/client-${client}`),
  );
  expect(
    packages.filter((one) => /nested-clients|credential-provider-(?!env)|@pulumi|^esbuild$|fauxqs/.test(one)),
  ).toEqual([]);
});

test.each(BUNDLES)("%s is one readable ES module that asks for Node's own modules only", (name) => {
  const text = readFileSync(path.join(first.folder, `${name}.mjs`), "utf8");
  expect(text).not.toContain("sourceMappingURL");
  expect(text).not.toContain(path.resolve(__dirname, "../.."));
  const imports = [...text.matchAll(/^(?:import|export) .*?from "([^"]+)"/gm)].map(([, from]) => from ?? "");
  expect(imports.filter((from) => !/^(node:|[a-z_]+(\/[a-z]+)?$)/.test(from))).toEqual([]);
  expect(text).toMatch(/export \{\s*handler\s*\}/);
});

/** What a process says that does nothing but load a bundle, with nothing in its environment. */
function saidWhenLoaded(name: string): string {
  const script = `import(${JSON.stringify(path.join(first.folder, `${name}.mjs`))}).then(
    () => console.log("loaded"), (error) => console.log(error.message))`;
  return execFileSync(process.execPath, ["-e", script], {
    env: { PATH: process.env.PATH },
    encoding: "utf8",
  });
}

test.each(["processor", "publisher"])("%s says which variables of its environment are missing", (name) => {
  expect(saidWhenLoaded(name)).toContain("CLOUDTRAIL_CHANGES_");
});

test("notifier needs none", () => {
  expect(saidWhenLoaded("notifier")).toBe("loaded\n");
});
