import * as pulumi from "@pulumi/pulumi";
import program from "../../../program/main";
import { record, type Run, type RunOptions } from "../components/monitor";
import { configText, withDefaults, type StackConfig } from "./config";

const PROJECT = "cloudtrail-changes";

/** Runs the program on a configuration as the `pulumi` command would hand it over, with Pulumi.yaml's defaults. */
export function runProgram(
  config: StackConfig,
  options: RunOptions = {},
): Promise<Run<Record<string, unknown>>> {
  const project = options.project ?? PROJECT;
  const texts = Object.entries(withDefaults(config)).map(([key, value]) => [
    `${project}:${key}`,
    configText(value),
  ]);
  const secretKeys = ["integrationUrl", "apiKey", "appKey", "destinations"].map((key) => `${project}:${key}`);
  return record(program, {
    ...options,
    config: Object.fromEntries(texts) as Record<string, string>,
    secretKeys,
  });
}

/** A bucket whose notification document is empty. */
export const EMPTY_BUCKET: RunOptions["calls"] = {
  "aws:s3/getBucketNotification:getBucketNotification": ({ bucket }) => ({
    bucket,
    queues: [],
    topics: [],
    lambdaFunctions: [],
    eventbridge: false,
  }),
};

/** The values of a program's outputs; to be asked within the run or after an update. */
export function valuesOf(outputs: Record<string, unknown>): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    pulumi.output(outputs).apply((values) => {
      resolve(values);
    });
  });
}
