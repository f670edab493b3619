import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Function as LambdaFunction } from "@pulumi/aws/lambda";
import type * as pulumi from "@pulumi/pulumi";
import { BUNDLE_HANDLER, bundledCode, type BundleName } from "./bundle";
import {
  DEFAULT_ARCHITECTURE,
  DEFAULT_FUNCTION_RUNTIME,
  DEFAULT_LOG_RETENTION_DAYS,
  problemOfArchitecture,
  problemOfFunctionRuntime,
  problemOfLogRetention,
} from "./function-settings";
import { checked } from "./refuse";

/** What a function of ours is made of. */
export interface BundledFunctionArgs {
  bundle: BundleName;
  description: string;
  /** Role of the function; an output that waits for the role's policy. */
  roleArn: pulumi.Input<string>;
  logGroupName: pulumi.Input<string>;
  memorySize: number;
  timeout: number;
  environment?: Record<string, pulumi.Input<string>>;
  functionRuntime?: pulumi.Input<string>;
  functionArchitecture?: pulumi.Input<string>;
  logRetentionDays?: pulumi.Input<number>;
  region?: pulumi.Input<string>;
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A function of one of our bundles, with a log group of its own: `/aws/lambda/<name>` would be made by Lambda, without
 * retention, and again by a late invocation after it was deleted. JSON lines that the function writes stay as they
 * are; Lambda's own reports join them in that form.
 */
export function bundledFunction(
  component: pulumi.ComponentResource,
  name: string,
  args: BundledFunctionArgs,
): LambdaFunction {
  const { region, tags } = args;
  const setting = <T>(value: pulumi.Input<T>, problem: (value: T) => string | undefined) =>
    checked(component, name, value, problem);
  const logGroup = new LogGroup(
    name,
    {
      name: args.logGroupName,
      retentionInDays: setting(args.logRetentionDays ?? DEFAULT_LOG_RETENTION_DAYS, problemOfLogRetention),
      region,
      tags,
    },
    { parent: component },
  );
  const architecture = setting(args.functionArchitecture ?? DEFAULT_ARCHITECTURE, problemOfArchitecture);
  return new LambdaFunction(
    name,
    {
      description: args.description,
      role: args.roleArn,
      code: bundledCode(args.bundle),
      handler: BUNDLE_HANDLER,
      runtime: setting(args.functionRuntime ?? DEFAULT_FUNCTION_RUNTIME, problemOfFunctionRuntime),
      architectures: [architecture],
      memorySize: args.memorySize,
      timeout: args.timeout,
      ...(args.environment === undefined ? {} : { environment: { variables: args.environment } }),
      loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
      region,
      tags,
    },
    { parent: component },
  );
}
