import {
  LocalWorkspace,
  type LocalWorkspaceOptions,
  type PulumiFn,
  type Stack,
} from "@pulumi/pulumi/automation";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
