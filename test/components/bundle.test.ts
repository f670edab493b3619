import * as pulumi from "@pulumi/pulumi";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundledCode, useBundlesOf } from "../../components/support/bundle";

describe("the code of a function", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "bundles-"));
  afterEach(() => useBundlesOf(undefined));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is an archive of the one bundled file, named for the handler", async () => {
    writeFileSync(path.join(folder, "processor.mjs"), "export function handler() {}\n");
    useBundlesOf(folder);
    const assets = await bundledCode("processor").assets;
    expect(Object.keys(assets)).toEqual(["index.mjs"]);
    expect(assets["index.mjs"]).toBeInstanceOf(pulumi.asset.FileAsset);
  });

  test("is looked for in dist/lambda of the package", async () => {
    const file = path.resolve(__dirname, "../../dist/lambda/publisher.mjs");
    if (!existsSync(file)) return expect(() => bundledCode("publisher")).toThrow(file);
    const assets = await bundledCode("publisher").assets;
    expect(await (assets["index.mjs"] as pulumi.asset.FileAsset).path).toBe(file);
  });

  test("when it is missing one sentence says where and what to do", () => {
    useBundlesOf(path.join(folder, "empty"));
    const file = path.join(folder, "empty", "notifier.mjs");
    expect(() => bundledCode("notifier")).toThrow(
      new Error(
        `The bundle of the notifier is missing: ${file}. Run \`npm run build\` in the folder of cloudtrail-changes (an install with --ignore-scripts leaves it out).`,
      ),
    );
  });
});
