import { BIGPANDA_MAX_CHANGES_PER_WEEK, DEFAULT_CHANGES_PER_MINUTE } from "../../../contract/limits";
import { DEFAULT_MAXIMUM_CONCURRENCY } from "../../../components/support/function-settings";
import type { Values } from "./assumptions";
import { billOfAChange, billOfAFile, fileWork, isOurs, totalOf } from "./model";
import { dollarsOf } from "./prices";

/** How the accounts' files come: by one organisation trail, or each account in a bucket of its own. */
export type Shape = "organisation" | "buckets";

export interface Load {
  accounts: number;
  registrations: number;
  filesPerSecond: number;
  recordsPerMonth: number;
  changesPerSecond: number;
  /** Invocations of the processor at the same time. */
  processors: number;
  sendsPerSecond: number;
  parametersPerSecond: number;
  sessionsPerSecond: number;
  queues: number;
  /** Times the average in a busy minute. */
  peak: number;
  /** Changes a second that one worker can give up, ten an invocation. */
  shedPerSecond: number;
}

const SECONDS_A_MONTH = 730 * 3_600;
const SECONDS_A_WEEK = 7 * 86_400;
/** Registrations whose sources fit into one queue policy. */
export const REGISTRATIONS_A_QUEUE = 100;
const PARAMETER_SECONDS = 300;
/** A session of an hour is renewed six minutes before its end. */
const SESSION_SECONDS = 54 * 60;

export function loadOf(accounts: number, shape: Shape, v: Values): Load {
  const filesPerSecond = (accounts * v.regionsPerAccount * v.deliveriesPerHour) / 3_600;
  const { records, changes, sends, wallMs } = fileWork(v);
  const processors = (filesPerSecond * wallMs) / 1_000;
  const registrations = shape === "buckets" ? accounts : 1;
  const asked = (seconds: number) => questionsPerSecond(filesPerSecond, registrations, processors, seconds);
  return {
    accounts,
    registrations,
    filesPerSecond,
    recordsPerMonth: filesPerSecond * records * SECONDS_A_MONTH,
    changesPerSecond: filesPerSecond * changes,
    processors,
    sendsPerSecond: filesPerSecond * sends,
    parametersPerSecond: asked(PARAMETER_SECONDS),
    sessionsPerSecond: asked(SESSION_SECONDS),
    queues: Math.ceil(registrations / REGISTRATIONS_A_QUEUE),
    peak: v.peak,
    shedPerSecond: 10_000 / (3 * v.dynamoMs + v.turnMs),
  };
}

/** Each container remembers an answer a registration for so long; files fall on containers by chance. */
function questionsPerSecond(files: number, registrations: number, containers: number, seconds: number) {
  const pairs = registrations * Math.max(1, containers);
  return files / (1 + (files / pairs) * seconds);
}

/** A limit on the way, what is needed of it, and what helps. */
export interface Limit {
  name: string;
  need: (load: Load) => number;
  allowed: number | ((load: Load) => number);
  source: string;
  way: string;
}

const doc = (path: string) => `https://docs.aws.amazon.com/${path}`;

export const LIMITS: Limit[] = [
  {
    name: "BigPanda: changes a week and organisation",
    need: ({ changesPerSecond }) => changesPerSecond * SECONDS_A_WEEK,
    allowed: BIGPANDA_MAX_CHANGES_PER_WEEK,
    source: "https://docs.bigpanda.io/en/root-cause-changes--rcc--108538.html",
    way: "exclude what nobody looks for (rules, presets); a destination for each customer with an organisation of its own; another contract",
  },
  {
    name: "Our pace: changes a minute and destination",
    need: ({ changesPerSecond }) => changesPerSecond * 60,
    allowed: DEFAULT_CHANGES_PER_MINUTE,
    source: "https://docs.bigpanda.io/en/root-cause-changes--rcc--108538.html",
    way: "as above: the week's budget ends long before",
  },
  {
    name: "Our shedding: changes over budget a second and destination",
    need: ({ changesPerSecond }) => changesPerSecond,
    allowed: ({ shedPerSecond }) => shedPerSecond,
    source: "publishing.md#budget",
    way: "as above; what is not given up in time is deleted by SQS after 14 days, uncounted",
  },
  {
    name: "`maximumConcurrency`, our default, of one trail queue, at peak",
    need: ({ processors, queues, peak }) => (processors * peak) / queues,
    allowed: DEFAULT_MAXIMUM_CONCURRENCY,
    source: doc("lambda/latest/dg/services-sqs-scaling.html"),
    way: "set `maximumConcurrency`, up to 1,000",
  },
  {
    name: "Lambda: concurrency of account and region, default, at peak",
    need: ({ processors, peak }) => processors * peak,
    allowed: 1_000,
    source: doc("lambda/latest/dg/gettingstarted-limits.html"),
    way: "raised on request; an account of its own",
  },
  {
    name: "SQS FIFO: SendMessageBatch a second and queue, at peak",
    need: ({ sendsPerSecond, peak }) => sendsPerSecond * peak,
    allowed: 300,
    source: doc("AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html"),
    way: "a file without a change sends nothing: rules that keep within the budget end this, too",
  },
  {
    name: "SSM: GetParameter a second, default, at peak",
    need: ({ parametersPerSecond, peak }) => parametersPerSecond * peak,
    allowed: 40,
    source: doc("general/latest/gr/ssm.html"),
    way: "turn on higher throughput in the vendor account, to 10,000 a second, at a price for each call",
  },
  {
    name: "SSM: standard parameters of account and region",
    need: ({ registrations }) => registrations + 3,
    allowed: 10_000,
    source: doc("general/latest/gr/ssm.html"),
    way: "organisation trails; advanced parameters, to 100,000, at a price each",
  },
  {
    name: "SQS: registrations in one queue policy",
    need: ({ registrations }) => registrations,
    allowed: REGISTRATIONS_A_QUEUE,
    source: doc("AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html"),
    way: "`trails[].queue: 2, 3 …` puts them on further queues of the same processor",
  },
  {
    name: "STS: AssumeRole a second, of account and region, at peak",
    need: ({ sessionsPerSecond, peak }) => sessionsPerSecond * peak,
    allowed: 600,
    source: doc("IAM/latest/UserGuide/reference_iam-quotas.html"),
    way: "raised on request; organisation trails",
  },
  {
    name: "S3: GET a second and prefix, at peak",
    need: ({ filesPerSecond, registrations, peak }) => (filesPerSecond * peak) / registrations,
    allowed: 5_500,
    source: doc("AmazonS3/latest/userguide/optimizing-performance.html"),
    way: "S3 splits prefixes by itself; keys are by account",
  },
];

/** Dollars a month; changes beyond the budget of the destinations are not published. */
export function monthly(load: Load, v: Values, destinations: number) {
  const files = load.filesPerSecond * SECONDS_A_MONTH;
  const changes = load.changesPerSecond * SECONDS_A_MONTH;
  const most = (destinations * BIGPANDA_MAX_CHANGES_PER_WEEK * SECONDS_A_MONTH) / SECONDS_A_WEEK;
  const ofAFile = billOfAFile(v);
  return {
    processing: files * totalOf(ofAFile, isOurs),
    publishing: Math.min(changes, most) * totalOf(billOfAChange(v)),
    parameters: dollarsOf("ssmHigher", load.parametersPerSecond * SECONDS_A_MONTH),
    customers: files * totalOf(ofAFile, (component) => !isOurs(component)),
  };
}

export function allowedBy({ allowed }: Limit, load: Load): number {
  return typeof allowed === "number" ? allowed : allowed(load);
}
