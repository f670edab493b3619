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

const PREFIX = "CLOUDTRAIL_CHANGES_";

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
    installation: required(`${PREFIX}INSTALLATION`),
    noticeQueueUrl: required(`${PREFIX}NOTICE_QUEUE_URL`),
    parkedNoticeQueueUrl: required(`${PREFIX}PARKED_NOTICE_QUEUE_URL`),
    region,
    homeRegion: env[`${PREFIX}HOME_REGION`] || region,
    ownRoleArns: (env[`${PREFIX}OWN_ROLE_ARNS`] ?? "").split(/[\s,]+/).filter(Boolean),
    logLevel: env[`${PREFIX}LOG_LEVEL`],
  };
  if (missing.length > 0) {
    throw new Error(`The environment of the processor lacks ${missing.join(", ")}.`);
  }
  return environment;
}
