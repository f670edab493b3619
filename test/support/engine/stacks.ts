import {
  LocalWorkspace,
  type LocalWorkspaceOptions,
  type PulumiFn,
  type Stack,
} from "@pulumi/pulumi/automation";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse, stringify } from "yaml";

const ROOT = path.join(__dirname, "..", "..", "..");
const PROJECT = "cloudtrail-changes";

/** Where stacks keep their state while a file of tests runs: nothing of the user's own is read or written. */
export class Backend {
  private readonly folder = mkdtempSync(path.join(tmpdir(), "cloudtrail-changes-engine-"));
  private readonly projects = path.join(ROOT, ".tmp", path.basename(this.folder));

  /** A stack of the program at the root of this repository. */
  async programStack(stackName: string, config: Config): Promise<Stack> {
    const workDir = this.programFolder();
    const settings = path.join(workDir, `Pulumi.${stackName}.yaml`);
    const stack = await LocalWorkspace.createOrSelectStack({ stackName, workDir }, this.options());
    await this.configure(stack, settings, config);
    return stack;
  }

  /** Another configuration of the same stack. */
  async configureProgram(stack: Stack, config: Config): Promise<void> {
    await this.configure(stack, path.join(this.projects, PROJECT, `Pulumi.${stack.name}.yaml`), config);
  }

  /** A stack of an example, in a copy of its folder as `pulumi new` makes one, with the package as it was built. */
  async exampleStack(name: string, answers: Record<string, string>): Promise<Stack> {
    const workDir = path.join(this.projects, name);
    cpSync(path.join(ROOT, "examples", name), workDir, { recursive: true });
    const modules = path.join(this.projects, "node_modules");
    mkdirSync(modules, { recursive: true });
    if (!existsSync(path.join(modules, PROJECT))) symlinkSync(ROOT, path.join(modules, PROJECT));
    writeFileSync(path.join(workDir, "main.ts"), OLDER_RUNTIME);
    appendFileSync(path.join(workDir, "Pulumi.yaml"), "\nmain: main.ts\n");
    const stack = await LocalWorkspace.createOrSelectStack({ stackName: "dev", workDir }, this.options());
    for (const [key, value] of Object.entries({ ...EMULATOR, ...answers })) {
      await stack.setConfig(key, { value, secret: key === "integrationUrl" });
    }
    return stack;
  }

  /** A stack of a program within a test, such as one that embeds a component. */
  async embeddedStack(stackName: string, program: PulumiFn): Promise<Stack> {
    const args = { stackName, projectName: "embedding", program };
    const stack = await LocalWorkspace.createOrSelectStack(args, this.options());
    for (const [key, value] of Object.entries(EMULATOR)) await stack.setConfig(key, { value });
    return stack;
  }

  /** The state as it is stored; an export shows the secrets. */
  storedState(stack: Stack): string {
    const folder = path.join(this.folder, "state", ".pulumi", "stacks");
    const file = readdirSync(folder, { recursive: true }).find((one) =>
      String(one).endsWith(`${stack.name}.json`),
    );
    return readFileSync(path.join(folder, String(file)), "utf8");
  }

  remove(): void {
    for (const folder of [this.folder, this.projects]) rmSync(folder, { recursive: true, force: true });
  }

  /** A project of its own over the same program, so that no settings of a stack are left at the root. */
  private programFolder(): string {
    const folder = path.join(this.projects, PROJECT);
    mkdirSync(folder, { recursive: true });
    cpSync(path.join(ROOT, "Pulumi.yaml"), path.join(folder, "Pulumi.yaml"));
    cpSync(path.join(ROOT, "tsconfig.json"), path.join(folder, "tsconfig.json"));
    writeFileSync(
      path.join(folder, "index.ts"),
      'import program = require("../../../index");\nexport = program;\n',
    );
    return folder;
  }

  /** Structured values are written as the CLI would write them; secrets are left to the CLI. */
  private async configure(stack: Stack, settings: string, { secrets = {}, ...plain }: Config): Promise<void> {
    const { encryptionsalt } = (parse(readFileSync(settings, "utf8")) ?? {}) as { encryptionsalt?: string };
    const values = Object.entries(plain.values).map(([key, value]) => [`${PROJECT}:${key}`, value]);
    const config = { ...EMULATOR, ...(Object.fromEntries(values) as Record<string, unknown>) };
    writeFileSync(settings, stringify({ encryptionsalt, config }));
    for (const [key, value] of Object.entries(secrets)) await stack.setConfig(key, { value, secret: true });
  }

  private options(): LocalWorkspaceOptions {
    const state = path.join(this.folder, "state");
    mkdirSync(state, { recursive: true });
    return {
      envVars: {
        PULUMI_BACKEND_URL: `file://${state}`,
        PULUMI_CONFIG_PASSPHRASE: "only for these tests",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      },
    };
  }
}

/** Versions of the AWS provider before 6 know no newer runtime of functions than this; newer ones know it still. */
const OLDER_RUNTIME = `import * as pulumi from "@pulumi/pulumi";
pulumi.runtime.registerResourceTransform(({ type, props, opts }) =>
  type === "aws:lambda/function:Function" ? { props: { ...props, runtime: "nodejs22.x" }, opts } : undefined,
);
export = require("./index");
`;

export interface Config {
  values: Record<string, unknown>;
  secrets?: Record<string, string>;
}

/** What the provider must know to talk to an emulator, wherever AWS_ENDPOINT_URL says that it is. */
const EMULATOR = {
  "aws:region": "us-east-1",
  "aws:accessKey": "test",
  "aws:secretKey": "test",
  "aws:skipMetadataApiCheck": "true",
  "aws:skipCredentialsValidation": "true",
  "aws:s3UsePathStyle": "true",
};
