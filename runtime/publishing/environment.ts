import { PUBLISHER_VARIABLES as VARIABLES } from "../../contract/function-environment";

/** What the publisher's environment says. Holds no secret. */
export interface PublisherEnvironment {
  /** Name of the installation: its parameters lie under `/cloudtrail-changes/<installation>/`. */
  installation: string;
  parkedQueueUrl: string;
  /** Name of the `State` table. */
  stateTable: string;
  /** `debug`, `info`, `warn` or `error`. Defaults to `info`. */
  logLevel?: string;
}

/** Reads the environment. Throws an error that names every missing variable. */
export function readPublisherEnvironment(env: Record<string, string | undefined>): PublisherEnvironment {
  const missing: string[] = [];
  const required = (name: string): string => {
    const value = env[name];
    if (!value) missing.push(name);
    return value ?? "";
  };
  const environment: PublisherEnvironment = {
    installation: required(VARIABLES.installation),
    parkedQueueUrl: required(VARIABLES.parkedQueueUrl),
    stateTable: required(VARIABLES.stateTable),
    logLevel: env[VARIABLES.logLevel],
  };
  if (missing.length > 0) {
    throw new Error(`The environment of the publisher lacks ${missing.join(", ")}.`);
  }
  return environment;
}
