import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import * as settings from "@pulumi/pulumi/runtime/settings";
import { useBundlesOf } from "../../../components/support/bundle";
import { useEmptyBundles } from "./bundles";
import { answerCall, stateOf, UNKNOWN } from "./fake-aws";

/** One resource as a program asked for it. Shows what we ask for, not what AWS accepts. */
export interface RecordedResource {
  type: string;
  name: string;
  urn: string;
  custom: boolean;
  /** Plain values; secrets unwrapped (see `secrets`), unknowns as `UNKNOWN`. */
  inputs: Record<string, unknown>;
  /** Names of the inputs that were secret. */
  secrets: string[];
  /** URN of the parent, "" for the stack's own. */
  parent: string;
  /** URNs that it must wait for, those behind its inputs included. */
  dependencies: string[];
  aliases: string[];
  protect: boolean;
  /** Properties whose change replaces it. */
  replaceOnChanges: string[];
  /** True when it asks to go before its replacement comes. */
  deleteBeforeReplace: boolean;
  /** Reference of the provider that was chosen, "" for the default one. */
  provider: string;
}

export interface RunOptions {
  /** As `pulumi preview` would run it: what new resources return is unknown. Defaults to false. */
  preview?: boolean;
  /** Region of the default provider. Defaults to `eu-west-1`. */
  region?: string;
  /** Account of the default provider. Defaults to `111122223333`. */
  accountId?: string;
  /** Configuration, keys with their project: `cloudtrail-changes:side`. */
  config?: Record<string, string>;
  secretKeys?: string[];
  project?: string;
  stack?: string;
  /** Outputs of other stacks, by name, for stack references. */
  stacks?: Record<string, Record<string, unknown>>;
  /** Folder of the functions' bundles, for tests that run them. Defaults to empty ones. */
  bundles?: string;
  /** Answers of invokes, by token; those of the fake AWS are the default. */
  calls?: Record<string, (args: Record<string, unknown>) => unknown>;
}

export interface Run<T> {
  resources: RecordedResource[];
  /** Tokens of the invokes, with their arguments. */
  calls: { token: string; args: Record<string, unknown>; provider: string }[];
  result: T;
}

/**
 * Runs a program against a recording monitor: Pulumi's own mocks, and beside them what mocks do not show (parents,
 * dependencies, aliases, protect, providers). Waits until everything is settled, and rejects with what the program
 * throws at construction. An error inside an output cannot be caught here (it fails the test by itself): test the
 * check that refuses it by its own.
 */
export async function record<T>(program: () => T | Promise<T>, options: RunOptions = {}): Promise<Run<T>> {
  const { preview = false, project = "cloudtrail-changes", stack = "test" } = options;
  if (options.bundles === undefined) useEmptyBundles();
  else useBundlesOf(options.bundles);
  const resources: RecordedResource[] = [];
  const calls: Run<T>["calls"] = [];
  const mocks: pulumi.runtime.Mocks = {
    newResource: (args) =>
      otherStack(args, options) ?? {
        id: preview ? "" : `${args.name}-id`,
        state: preview ? (args.inputs as Record<string, unknown>) : stateOf(args, options),
      },
    call: (args) => {
      const question = args.inputs as Record<string, unknown>;
      calls.push({ token: args.token, args: question, provider: args.provider ?? "" });
      return options.calls?.[args.token]?.(question) ?? answerCall(args, options);
    },
  };
  await pulumi.runtime.setMocks(mocks, project, stack, preview);
  pulumi.runtime.setAllConfig(options.config ?? {}, options.secretKeys);
  pulumi.runtime.setMockOptions(new Recorder(mocks, resources), project, stack, preview);
  // Without this the SDK believes that the monitor knows no secrets, and sends them bare.
  await (settings as unknown as { awaitFeatureSupport(): Promise<void> }).awaitFeatureSupport();
  try {
    return { resources, calls, result: await program() };
  } finally {
    // Registrations go on behind a constructor's back, also behind one that has thrown.
    await pulumi.runtime.disconnect();
  }
}

/** Another stack's outputs are read, and so are known at preview. */
function otherStack({ type, inputs }: pulumi.runtime.MockResourceArgs, { stacks }: RunOptions) {
  if (type !== "pulumi:pulumi:StackReference") return undefined;
  const { name } = inputs as { name: string };
  return { id: name, state: { name, outputs: stacks?.[name] ?? {}, secretOutputNames: [] } };
}

/** What we read of the SDK's registration request, a generated protobuf class without public types. */
interface Registration {
  getType(): string;
  getName(): string;
  getCustom(): boolean;
  getObject(): { toJavaScript(): Record<string, unknown> } | undefined;
  getParent(): string;
  getDependenciesList(): string[];
  getAliasurnsList(): string[];
  getProtect(): boolean | undefined;
  getReplaceonchangesList(): string[];
  getDeletebeforereplace(): boolean;
  getProvider(): string;
}

type Answer<Response> = (error: unknown, response: Response) => void;

class Recorder extends MockMonitor {
  constructor(
    mocks: pulumi.runtime.Mocks,
    private readonly seen: RecordedResource[],
  ) {
    super(mocks);
  }

  /** Without alias specs the SDK sends the whole list, with what a child inherits from its parent. */
  override supportsFeature(request: { getId(): string }, answer: Answer<{ getHassupport(): boolean }>): void {
    answer(null, { getHassupport: () => !["outputValues", "aliasSpecs"].includes(request.getId()) });
  }

  override async registerResource(
    request: Registration,
    answer: Answer<{ getUrn(): string } | undefined>,
  ): Promise<void> {
    const { value, secrets } = unwrapped(request.getObject()?.toJavaScript() ?? {});
    const recorded: RecordedResource = {
      type: request.getType(),
      name: request.getName(),
      urn: "",
      custom: request.getCustom(),
      inputs: value,
      secrets,
      parent: request.getParent(),
      dependencies: request.getDependenciesList(),
      aliases: request.getAliasurnsList(),
      protect: request.getProtect() ?? false,
      replaceOnChanges: request.getReplaceonchangesList(),
      deleteBeforeReplace: request.getDeletebeforereplace(),
      provider: request.getProvider(),
    };
    this.seen.push(recorded);
    await super.registerResource(request, (error: unknown, response: { getUrn(): string } | undefined) => {
      if (response) recorded.urn = response.getUrn();
      answer(error, response);
    });
  }
}

const SECRET_MARK = "4dabf18193072939515e22adb298388d";

/** The inputs without Pulumi's wrapping of secrets, and the names of those that were wrapped. */
function unwrapped(inputs: Record<string, unknown>): { value: Record<string, unknown>; secrets: string[] } {
  const secrets: string[] = [];
  const walk = (value: unknown, top: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, top));
    if (typeof value !== "object" || value === null) return value;
    const object = value as Record<string, unknown>;
    if (SECRET_MARK in object && "value" in object) {
      if (!secrets.includes(top)) secrets.push(top);
      return walk(object.value, top);
    }
    return Object.fromEntries(Object.entries(object).map(([key, one]) => [key, walk(one, top)]));
  };
  const value = Object.fromEntries(Object.entries(inputs).map(([key, one]) => [key, walk(one, key)]));
  return { value, secrets };
}

export { UNKNOWN };
