import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import path from "node:path";

/** The version of `terraform` on PATH, undefined without one. */
export function terraformVersion(): string | undefined {
  const { status, stdout } = spawnSync("terraform", ["version", "-json"], { encoding: "utf8", env: quiet() });
  if (status !== 0) return undefined;
  return (JSON.parse(stdout) as { terraform_version: string }).terraform_version;
}

/** One sentence of `validate` or `plan`. */
export interface Diagnostic {
  severity: string;
  summary: string;
  detail?: string;
  /** The resource that it is about: `aws_sqs_queue.alarms`. */
  address?: string;
}

export interface Plan {
  diagnostics: Diagnostic[];
  /** Addresses of what would be made, empty when the plan failed. */
  created: string[];
  /** What a first plan must not have: updates, deletions. */
  other: string[];
}

/**
 * A folder for Terraform with the AWS provider at hand, taken from the filesystem mirror that TF_PLUGIN_MIRROR names,
 * or else from the registry.
 */
export class TerraformFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), "cloudtrail-changes-terraform-"));

  /** `variables`: of the environment, such as AWS_ENDPOINT_URL for an emulator. */
  constructor(private readonly variables: Record<string, string> = {}) {}

  /** Writes the configuration, any earlier one is gone. */
  write(configuration: unknown): void {
    writeFileSync(path.join(this.path, "main.tf.json"), JSON.stringify(configuration, null, 1));
  }

  async init(): Promise<void> {
    await this.run(["init", "-input=false", "-no-color"]);
  }

  async schema(): Promise<string> {
    return (await this.run(["providers", "schema", "-json"])).stdout;
  }

  async validate(): Promise<Diagnostic[]> {
    const { stdout } = await this.run(["validate", "-json"], { mayFail: true });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: RawDiagnostic[] };
    return diagnostics.map(readDiagnostic);
  }

  async plan(): Promise<Plan> {
    const args = ["plan", "-json", "-input=false", "-refresh=false", "-lock=false"];
    const { stdout } = await this.run(args, { mayFail: true });
    const events = eventsOf(stdout);
    const changes = events.flatMap((event) => (event.type === "planned_change" ? [event.change] : []));
    return {
      diagnostics: events.flatMap((event) => (event.diagnostic ? [readDiagnostic(event.diagnostic)] : [])),
      created: changes.flatMap((change) => (change?.action === "create" ? [change.resource.addr] : [])),
      other: changes.flatMap((change) => (change?.action !== "create" ? [change?.resource.addr ?? ""] : [])),
    };
  }

  /** Makes what the configuration says, and returns the addresses of what there is now. Throws with what failed. */
  async apply(): Promise<string[]> {
    await this.change(["apply"]);
    return this.state();
  }

  /** Removes everything that was made. Throws with what failed. */
  async destroy(): Promise<void> {
    await this.change(["destroy"]);
  }

  /** Addresses of what was made and not removed. */
  async state(): Promise<string[]> {
    return (await this.run(["state", "list"])).stdout.split("\n").filter(Boolean);
  }

  private async change([command = ""]: string[]): Promise<void> {
    const args = [command, "-auto-approve", "-json", "-input=false", `-parallelism=${PARALLEL}`];
    const { stdout } = await this.run(args, { mayFail: true });
    const problems = eventsOf(stdout).flatMap(({ diagnostic }) => diagnostic ?? []);
    const errors = problems.filter(({ severity }) => severity === "error").map(readDiagnostic);
    if (errors.length > 0) {
      const lines = errors.map(
        ({ address = "", summary, detail = "" }) => `${address}: ${summary} ${detail}`,
      );
      throw new Error([`terraform ${command} failed:`, ...lines].join("\n"));
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private run(args: string[], { mayFail = false } = {}): Promise<{ stdout: string }> {
    const options = { cwd: this.path, env: this.environment(), maxBuffer: 2 ** 28 };
    return new Promise((resolve, reject) => {
      execFile("terraform", args, options, (error, stdout, stderr) => {
        if (error && !(mayFail && stdout !== "")) {
          reject(new Error(`terraform ${args.join(" ")}: ${stderr || error.message}`));
        } else resolve({ stdout });
      });
    });
  }

  /** Nothing of the user's own: no configuration of Terraform, no credentials. */
  private environment(): NodeJS.ProcessEnv {
    const mirror = process.env.TF_PLUGIN_MIRROR;
    if (!mirror) return { ...quiet(), ...this.variables };
    if (!existsSync(mirror)) throw new Error(`TF_PLUGIN_MIRROR names ${mirror}, which is not there.`);
    const file = path.join(this.path, "cli.tfrc");
    const installation = `filesystem_mirror {\n path = ${JSON.stringify(mirror)}\n include = ["registry.terraform.io/hashicorp/*"]\n}`;
    writeFileSync(file, `provider_installation {\n${installation}\n}\n`);
    return { ...quiet(), ...this.variables, TF_CLI_CONFIG_FILE: file };
  }
}

/** Most of the time of an apply is waiting, which resources can do together. */
const PARALLEL = 20;

/** One JSON value a line. */
function eventsOf(stdout: string): PlanEvent[] {
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as PlanEvent);
}

function quiet(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
}

interface RawDiagnostic extends Diagnostic {
  snippet?: { context?: string | null };
}

interface PlanEvent {
  type: string;
  change?: { action: string; resource: { addr: string } };
  diagnostic?: RawDiagnostic;
}

/** `validate` tells the resource only in its excerpt: `resource.aws_sqs_queue.alarms`. */
function readDiagnostic({ severity, summary, detail, address, snippet }: RawDiagnostic): Diagnostic {
  const context = /resource\.(\w+\.[\w-]+)/.exec(snippet?.context ?? "")?.[1];
  const about = address ?? context;
  return { severity, summary, ...(detail ? { detail } : {}), ...(about ? { address: about } : {}) };
}
