import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildCli } from "../support/cli/built";
import type { BuiltCli } from "../support/cli/built";
import { testFolder } from "../support/cli/folder";
import type { TestFolder } from "../support/cli/folder";
import { changeRecords, trailFile } from "../support/cli/records";
import { run } from "../support/cli/run";

let cli: BuiltCli;
let folder: TestFolder;
beforeAll(async () => {
  cli = await buildCli();
  folder = testFolder({ "a.json.gz": trailFile(changeRecords(1)) });
});
afterAll(() => {
  cli?.remove();
  folder?.remove();
});

const cwd = () => ({ cwd: folder.path });

describe("help and version", () => {
  test.each([[["--help"]], [["explain", "--help"]], [["replay", "--help"]], [["help", "replay"]]])(
    "%j ends well, with examples and exit codes",
    async (args) => {
      const { status, stdout, stderr } = await run(cli.main, args, cwd());
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toMatch(/^Usage: cloudtrail-changes/);
      expect(stdout).toMatch(/\n\nExamples:\n {2}\$ /);
      expect(stdout).toMatch(/\n\nExit codes:\n {2}0 {4}all done\n {2}1 {4}[^]*\n {2}2 {4}[^]*\n {2}130 /);
    },
  );

  test("--version is the package's", async () => {
    const { version } = JSON.parse(readFileSync(resolve(__dirname, "../../package.json"), "utf8")) as {
      version: string;
    };
    const { status, stdout } = await run(cli.main, ["--version"], cwd());
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${version}\n` });
  });

  test("starting loads no AWS SDK, and help loads neither commands nor runtime", async () => {
    const report = `process.on("exit", () => console.error(Object.keys(require.cache).join("\\n")))`;
    const reporter = folder.write("report.cjs", report);
    const env = { NODE_OPTIONS: `--require ${reporter}` };
    const help = await run(cli.main, ["--help"], { ...cwd(), env });
    expect(help.stderr).toContain("commander");
    expect(help.stderr).not.toMatch(/aws-sdk|dist\/runtime|explain\/run|replay\/publish|tinyglobby/);
    const explain = await run(cli.main, ["explain", "a.json.gz"], { ...cwd(), env });
    expect(explain.stderr).toMatch(/dist\/runtime/);
    expect(explain.stderr).not.toMatch(/aws-sdk|replay\/publish|tinyglobby/);
  });
});

describe("wrong usage ends with 2 and says what is wrong", () => {
  test.each([
    [[], /^Usage: cloudtrail-changes/],
    [["explian"], /unknown command 'explian'[^]*Did you mean explain/],
    [["explain", "--jsno", "x"], /unknown option '--jsno'[^]*Did you mean --json/],
    [["replay"], /missing required argument 'file'/],
    [["replay", "--json", "a.json.gz"], /option '--json' needs '--dry-run'/],
    [
      ["replay", "--dry-run", "--json", "--summary", "a.json.gz"],
      /'--json' cannot be used with .*'--summary'/,
    ],
    [["replay", "--region", "ap", "a.json.gz"], /'ap' is invalid. Allowed choices are us, eu/],
    [["replay", "--changes-per-minute", "0", "a.json.gz"], /Allowed is a whole number from 1 to 60000/],
    [["replay", "--changes-per-week", "1.5", "a.json.gz"], /Allowed is a whole number from 1 to/],
    [["replay", "a.json.gz"], /^cloudtrail-changes: BIGPANDA_API_KEY is not set: put a user API key/],
    [["explain", "--rules", "none.json", "a.json.gz"], /rules file none.json: no such file or folder/],
  ])("%j", async (args, message) => {
    const { status, stdout, stderr } = await run(cli.main, args, cwd());
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  test("explain without a file on a terminal shows help", async () => {
    const terminal = folder.write("terminal.cjs", "process.stdin.isTTY = true;");
    const env = { NODE_OPTIONS: `--require ${terminal}` };
    const { status, stdout, stderr } = await run(cli.main, ["explain"], { ...cwd(), env });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^Usage: cloudtrail-changes explain/);
  });

  test.each([
    ["BIGPANDA_APP_KEY", { BIGPANDA_API_KEY: "given" }, []],
    ["is not https", { BIGPANDA_API_KEY: "a", BIGPANDA_APP_KEY: "b" }, ["--endpoint", "http://example.com"]],
    ["is not a URL", { BIGPANDA_API_KEY: "a", BIGPANDA_APP_KEY: "b" }, ["--endpoint", "nonsense"]],
    ["no HTTP header can hold", { BIGPANDA_API_KEY: "secret\nkey", BIGPANDA_APP_KEY: "b" }, []],
  ])("destination: %s", async (message, env, args) => {
    const { status, stderr } = await run(cli.main, ["replay", ...args, "a.json.gz"], { ...cwd(), env });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("secret");
  });
});

describe("--rules", () => {
  test("is checked, and every fault is named with the file", async () => {
    folder.write("bad.json", JSON.stringify({ exclude: [{ nmae: "Run*" }], presets: [] }));
    const { status, stderr } = await run(cli.main, ["explain", "--rules", "bad.json", "a.json.gz"], cwd());
    expect(status).toBe(2);
    expect(stderr).toMatch(/^cloudtrail-changes: rules file bad.json:\n/);
    expect(stderr).toMatch(/rules\.exclude\[0\] has an unknown key "nmae"\. Did you mean "name"\?/);
    expect(stderr).toMatch(/rules has an unknown key "presets"\. Did you mean "preset"\?/);
  });

  test("that is no JSON is named", async () => {
    folder.write("no.json", "{exclude: []}");
    const { status, stderr } = await run(cli.main, ["explain", "--rules", "no.json", "a.json.gz"], cwd());
    expect(status).toBe(2);
    expect(stderr).toMatch(/^cloudtrail-changes: rules file no.json: is not JSON: /);
  });
});
