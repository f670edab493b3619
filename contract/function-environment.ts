/** Environment variables of the functions: components set them, functions read them. None holds a secret. */
const PREFIX = "CLOUDTRAIL_CHANGES_";

export const PROCESSOR_VARIABLES = {
  /** Name of the installation: its parameters lie under `/cloudtrail-changes/<installation>/`. */
  installation: `${PREFIX}INSTALLATION`,
  noticeQueueUrl: `${PREFIX}NOTICE_QUEUE_URL`,
  parkedNoticeQueueUrl: `${PREFIX}PARKED_NOTICE_QUEUE_URL`,
  /** Region of the registry and the change queues. */
  homeRegion: `${PREFIX}HOME_REGION`,
  /** Roles of the installation, with spaces or commas between. */
  ownRoleArns: `${PREFIX}OWN_ROLE_ARNS`,
  /** `debug`, `info`, `warn` or `error`. */
  logLevel: `${PREFIX}LOG_LEVEL`,
} as const;

export const PUBLISHER_VARIABLES = {
  /** Name of the installation: its parameters lie under `/cloudtrail-changes/<installation>/`. */
  installation: `${PREFIX}INSTALLATION`,
  parkedQueueUrl: `${PREFIX}PARKED_QUEUE_URL`,
  /** Name of the `State` table. */
  stateTable: `${PREFIX}STATE_TABLE`,
  /** `debug`, `info`, `warn` or `error`. */
  logLevel: `${PREFIX}LOG_LEVEL`,
} as const;
