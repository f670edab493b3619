import { PROCESSOR_VARIABLES as VARIABLES } from "../../contract/function-environment";

/** What the function's environment says. Holds no secret. */
export interface ProcessorEnvironment {
  /** Name of the installation: its parameters lie under `/cloudtrail-changes/<installation>/`. */
  installation: string;
  noticeQueueUrl: string;
  parkedNoticeQueueUrl: string;
  /** Region of the function; Lambda sets it. */
  region: string;
  /** Region of the registry and the change queues. Defaults to the function's. */
  homeRegion: string;
  /** Roles of the installation, whose own calls are no changes. Defaults to none. */
  ownRoleArns: string[];
  /** `debug`, `info`, `warn` or `error`. Defaults to `info`. */
  logLevel?: string;
}

/** Reads the environment. Throws an error that names every missing variable. */
export function readProcessorEnvironment(env: Record<string, string | undefined>): ProcessorEnvironment {
  const missing: string[] = [];
  const required = (name: string): string => {
    const value = env[name];
    if (!value) missing.push(name);
    return value ?? "";
  };
  const region = required("AWS_REGION");
  const environment: ProcessorEnvironment = {
    installation: required(VARIABLES.installation),
    noticeQueueUrl: required(VARIABLES.noticeQueueUrl),
    parkedNoticeQueueUrl: required(VARIABLES.parkedNoticeQueueUrl),
    region,
    homeRegion: env[VARIABLES.homeRegion] || region,
    ownRoleArns: (env[VARIABLES.ownRoleArns] ?? "").split(/[\s,]+/).filter(Boolean),
    logLevel: env[VARIABLES.logLevel],
  };
  if (missing.length > 0) {
    throw new Error(`The environment of the processor lacks ${missing.join(", ")}.`);
  }
  return environment;
}
