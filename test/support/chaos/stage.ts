import type { TrailRegistration } from "../../../contract/trail-registration";
import { startChaosBigPanda, type ChaosBigPanda, type Organisation } from "./bigpanda";
import * as cast from "./cast";
import { startDynamoFront } from "./dynamo-front";
import { startEmbedded, type Embedded } from "./embedded";
import type { Call } from "./facts";
import type { Faults } from "./faults";
import { createFifoQueue, type FifoQueue } from "./fifo-queue";
import { startIdentity } from "./identity";
import { startS3Front } from "./s3-front";
import { startSqsFront, type SqsFront } from "./sqs-front";
import type { World } from "./world";

/** Seconds that a received message is hidden, scaled: a little longer than an invocation may take. */
export const NOTICE_VISIBILITY = 330;
export const CHANGE_VISIBILITY = 90;

/** Everything that stands around the functions: servers with faults in front, queues, parameters. */
export interface Stage {
  embedded: Embedded;
  sqs: SqsFront;
  bigPanda: ChaosBigPanda;
  organisations: Organisation[];
  /** Change queues by destination. */
  changeQueues: Map<string, FifoQueue>;
  trails: Map<string, TrailRegistration>;
  parameters: Map<string, string>;
  /** Changes that BigPanda never accepts, by identifier, with the status it answers. */
  refused: Map<string, number>;
  /** Reader roles that cannot be assumed now. */
  denied: Set<string>;
  /** Sends that the state table has counted for a destination. */
  counted: (destination: string) => number;
  queueUrl(name: string): string;
  /** Environment of the functions. */
  environment: { processor: Record<string, string>; publisher: Record<string, string> };
  close(): Promise<void>;
}

export interface StageOptions {
  changes: number;
  world: World;
  faults: Faults;
  accepted: (call: Call) => void;
  /** A change is new in the change queue of a destination. */
  queued(destination: string, body: string): void;
  complaint: (text: string) => void;
}

export async function setStage(options: StageOptions): Promise<Stage> {
  const { world, faults, changes } = options;
  const customers = cast.customersFor(changes);
  const destinations = cast.destinationsFor(changes);
  const embedded = await startEmbedded(world, options.complaint);
  for (const customer of customers) await embedded.createBucket(cast.bucketOf(customer));
  await embedded.createQueue(cast.NOTICE_QUEUE, NOTICE_VISIBILITY);
  await embedded.createQueue(cast.PARKED_NOTICE_QUEUE, 3_600);
  await embedded.createQueue(cast.PARKED_CHANGE_QUEUE, 3_600);

  const changeQueues = new Map(destinations.map(({ name }) => [name, createFifoQueue(world.now)]));
  const sqs = await startSqsFront({
    serverUrl: embedded.url,
    fifo: new Map([...changeQueues].map(([name, queue]) => [cast.changeQueueName(name), queue])),
    shorten: (messages) => embedded.shorten(cast.NOTICE_QUEUE, messages),
    noticeQueue: cast.NOTICE_QUEUE,
    changeVisibilitySeconds: CHANGE_VISIBILITY,
    faults,
    sent: (queue, body) => options.queued(queue.replace(/\.fifo$/, ""), body),
  });
  const queueUrl = (name: string) => `${sqs.url}/000000000000/${name}`;
  const organisations = destinations.map(({ name }): Organisation => {
    const keys = { apiKey: cast.firstApiKey(name), appKey: cast.appKeyOf(name) };
    return { destination: name, keys, down: false };
  });
  const refused = new Map<string, number>();
  const bigPanda = await startChaosBigPanda({
    organisations,
    refused,
    faults,
    world,
    accepted: options.accepted,
  });
  const trails = customers.map((customer) => cast.registrationOf(customer, queueUrl));
  const parameters = cast.parametersOf(trails, destinations, { endpoint: bigPanda.url, queueUrl });
  const denied = new Set<string>();
  const denies = (roleArn: string) => denied.has(roleArn);
  const identity = await startIdentity({ trails, parameters, faults, world, denies });
  const s3 = await startS3Front(embedded.url, faults, world);
  const dynamo = await startDynamoFront(faults);

  return {
    embedded,
    sqs,
    bigPanda,
    organisations,
    changeQueues,
    trails: new Map(trails.map((trail) => [trail.name, trail])),
    parameters,
    refused,
    denied,
    counted: dynamo.counted,
    queueUrl,
    environment: environmentOf(
      { s3: s3.url, sqs: sqs.url, identity: identity.url, dynamo: dynamo.url },
      queueUrl,
    ),
    close: async () => {
      const servers = [sqs, bigPanda, identity, s3, dynamo];
      await Promise.all([...servers.map((server) => server.close()), embedded.close()]);
    },
  };
}

interface Urls {
  s3: string;
  sqs: string;
  identity: string;
  dynamo: string;
}

function environmentOf(urls: Urls, queueUrl: (name: string) => string): Stage["environment"] {
  const common = {
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "ASIAEXAMPLEFUNCTION0",
    AWS_SECRET_ACCESS_KEY: "secret-access-key-of-the-function",
    AWS_SESSION_TOKEN: "session-token-of-the-function",
    AWS_ENDPOINT_URL_S3: urls.s3,
    AWS_ENDPOINT_URL_SQS: urls.sqs,
    AWS_ENDPOINT_URL_STS: urls.identity,
    AWS_ENDPOINT_URL_SSM: urls.identity,
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamo,
    CLOUDTRAIL_CHANGES_INSTALLATION: cast.INSTALLATION,
  };
  return {
    processor: {
      ...common,
      CLOUDTRAIL_CHANGES_NOTICE_QUEUE_URL: queueUrl(cast.NOTICE_QUEUE),
      CLOUDTRAIL_CHANGES_PARKED_NOTICE_QUEUE_URL: queueUrl(cast.PARKED_NOTICE_QUEUE),
    },
    publisher: {
      ...common,
      CLOUDTRAIL_CHANGES_PARKED_QUEUE_URL: queueUrl(cast.PARKED_CHANGE_QUEUE),
      CLOUDTRAIL_CHANGES_STATE_TABLE: "state",
    },
  };
}
