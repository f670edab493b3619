import * as world from "../world";

/** One call of a function: the answer, the action, the resource, why, and keys of the call. */
export type RoleCall = [
  expect: "allowed" | "denied",
  action: string,
  resource: string,
  why: string,
  context?: Record<string, string>,
];

const TAKE = [
  "sqs:ReceiveMessage",
  "sqs:DeleteMessage",
  "sqs:ChangeMessageVisibility",
  "sqs:GetQueueAttributes",
];
const LOG = ["logs:CreateLogStream", "logs:PutLogEvents"];
const ACME_FILE = `arn:aws:s3:::${world.ACME_BUCKET}/${world.ACME_PREFIX}AWSLogs/${world.ACME}/CloudTrail/eu-west-1/2026/01/31/x.json.gz`;
const VENDOR_FILE = `arn:aws:s3:::${world.VENDOR_BUCKET}/AWSLogs/${world.VENDOR}/CloudTrail/eu-west-1/2026/01/31/x.json.gz`;
const OTHER_KEY = world.QUEUE_KEY.replace(/3{12}$/, "999999999999");
const via = (service: string) => ({ "kms:ViaService": `${service}.${world.REGION}.amazonaws.com` });
const streamOf = (logGroup: string) => `${logGroup}:log-stream:2026/01/31/[$LATEST]0a1b2c`;
const elsewhere = (arn: string) => arn.replace(world.REGION, "ap-south-1");

export const processorCalls: RoleCall[] = [
  ["allowed", "ssm:GetParameter", `${world.PARAMETERS}/trails/${world.ACME_BUCKET}`, "it looks a bucket up"],
  ["denied", "ssm:GetParameter", `${world.PARAMETERS}/destinations/default`, "it knows no destination"],
  ["denied", "ssm:GetParameter", `${world.PARAMETERS}/destinations/default/api-key`, "it knows no API key"],
  ["denied", "ssm:GetParameter", world.OWN_KEY_PARAMETER, "it knows no API key"],
  [
    "denied",
    "ssm:GetParameter",
    `${world.PARAMETERS}-2/trails/${world.ACME_BUCKET}`,
    "another installation's",
  ],
  [
    "denied",
    "ssm:GetParameter",
    elsewhere(`${world.PARAMETERS}/trails/${world.ACME_BUCKET}`),
    "another region's",
  ],
  ["denied", "ssm:PutParameter", `${world.PARAMETERS}/trails/${world.ACME_BUCKET}`, "it registers nobody"],
  ["denied", "ssm:DeleteParameter", `${world.PARAMETERS}/trails/${world.ACME_BUCKET}`, "it removes nobody"],

  ["denied", "sts:AssumeRole", world.PUBLISHER, "it reads files, and is nobody else"],
  [
    "denied",
    "sts:AssumeRole",
    `arn:aws:iam::${world.VENDOR}:role/Admin`,
    "it reads files, and is nobody else",
  ],

  ...[world.TRAIL_QUEUE, world.SECOND_TRAIL_QUEUE].flatMap((queue) => [
    ...TAKE.map((action): RoleCall => ["allowed", action, queue, "it takes notices"]),
    ["denied", "sqs:PurgeQueue", queue, "it loses no notice"] satisfies RoleCall,
    ["denied", "sqs:SendMessage", queue, "it makes up no notice"] satisfies RoleCall,
    ["denied", "sqs:SetQueueAttributes", queue, "it lets nobody in"] satisfies RoleCall,
  ]),
  ...[world.PARKED_NOTICES, world.SECOND_PARKED_NOTICES].flatMap((queue): RoleCall[] => [
    ["allowed", "sqs:SendMessage", queue, "it parks a notice"],
    ["denied", "sqs:ReceiveMessage", queue, "people look at parked notices"],
  ]),
  ...[world.CHANGE_QUEUE, world.SECOND_CHANGE_QUEUE].flatMap((queue): RoleCall[] => [
    ["allowed", "sqs:SendMessage", queue, "it hands changes on"],
    ["allowed", "sqs:GetQueueAttributes", queue, "the checks look whether it is there"],
    ["denied", "sqs:ReceiveMessage", queue, "changes are the publisher's"],
    ["denied", "sqs:PurgeQueue", queue, "it loses no change"],
  ]),
  ["denied", "sqs:SendMessage", world.PARKED_CHANGES, "parked changes are the publisher's"],
  ["denied", "sqs:GetQueueAttributes", world.PARKED_CHANGES, "parked changes are the publisher's"],
  ["denied", "sqs:ReceiveMessage", world.PARKED_CHANGES, "parked changes are the publisher's"],

  ["allowed", "kms:Decrypt", world.QUEUE_KEY, "the queue is encrypted with it", via("sqs")],
  ["allowed", "kms:GenerateDataKey", world.QUEUE_KEY, "so is what it parks", via("sqs")],
  ["denied", "kms:Decrypt", world.QUEUE_KEY, "not by itself"],
  ["denied", "kms:Decrypt", world.QUEUE_KEY, "not through another service", via("s3")],
  ["denied", "kms:Encrypt", world.QUEUE_KEY, "SQS needs no more", via("sqs")],
  ["denied", "kms:Decrypt", OTHER_KEY, "the key is another", via("sqs")],
  ["denied", "kms:Decrypt", world.PARAMETER_KEY, "it reads no API key", via("ssm")],

  ...[world.PROCESSOR_LOGS, world.SECOND_PROCESSOR_LOGS].flatMap((group) => [
    ...LOG.map((action): RoleCall => ["allowed", action, streamOf(group), "it logs"]),
    ["denied", "logs:GetLogEvents", streamOf(group), "it reads no log"] satisfies RoleCall,
    ["denied", "logs:DeleteLogStream", streamOf(group), "it deletes no log"] satisfies RoleCall,
  ]),
  ["denied", "logs:PutLogEvents", streamOf(world.PUBLISHER_LOGS), "the log is another's"],

  ["denied", "s3:GetObject", ACME_FILE, "it reads with the customer's role only"],
  ["denied", "s3:GetObject", VENDOR_FILE, "of its own account's buckets, too"],
  [
    "denied",
    "s3:ListBucket",
    `arn:aws:s3:::${world.VENDOR_BUCKET}`,
    "it reads with the customer's role only",
  ],
  ["denied", "dynamodb:GetItem", world.STATE_TABLE, "the state is the publisher's"],
  ["denied", "iam:PassRole", world.PUBLISHER, "it makes no function"],
];

const parameter = (arn: string) => ({ ...via("ssm"), "kms:EncryptionContext:PARAMETER_ARN": arn });

export const publisherCalls: RoleCall[] = [
  ["allowed", "ssm:GetParameter", `${world.PARAMETERS}/destinations/default`, "it reads its destination"],
  ["allowed", "ssm:GetParameter", `${world.PARAMETERS}/destinations/default/api-key`, "and the keys of it"],
  ["allowed", "ssm:GetParameter", world.OWN_KEY_PARAMETER, "wherever they are"],
  ["denied", "ssm:GetParameter", `${world.PARAMETERS}/trails/${world.ACME_BUCKET}`, "it knows no trail"],
  ["denied", "ssm:GetParameter", `${world.OWN_KEY_PARAMETER}-2`, "it is something else"],
  ["denied", "ssm:GetParameter", `${world.PARAMETERS}-2/destinations/default`, "another installation's"],
  ["denied", "ssm:PutParameter", `${world.PARAMETERS}/destinations/default`, "it changes no destination"],
  [
    "denied",
    "ssm:GetParameterHistory",
    `${world.PARAMETERS}/destinations/default/api-key`,
    "old keys are no use",
  ],

  [
    "allowed",
    "kms:Decrypt",
    world.PARAMETER_KEY,
    "the key is encrypted with it",
    parameter(world.OWN_KEY_PARAMETER),
  ],
  [
    "allowed",
    "kms:Decrypt",
    world.PARAMETER_KEY,
    "so is that one",
    parameter(`${world.PARAMETERS}/destinations/default/app-key`),
  ],
  [
    "denied",
    "kms:Decrypt",
    world.PARAMETER_KEY,
    "that is not its parameter",
    parameter(`${world.OWN_KEY_PARAMETER}-2`),
  ],
  ["denied", "kms:Decrypt", world.PARAMETER_KEY, "which parameter?", via("ssm")],
  [
    "denied",
    "kms:Decrypt",
    world.PARAMETER_KEY,
    "not by itself",
    { "kms:EncryptionContext:PARAMETER_ARN": world.OWN_KEY_PARAMETER },
  ],
  [
    "denied",
    "kms:Decrypt",
    world.PARAMETER_KEY,
    "not through another service",
    { ...parameter(world.OWN_KEY_PARAMETER), ...via("secretsmanager") },
  ],
  ["denied", "kms:Encrypt", world.PARAMETER_KEY, "it stores no key", parameter(world.OWN_KEY_PARAMETER)],
  ["denied", "kms:Decrypt", OTHER_KEY, "the KMS key is another", parameter(world.OWN_KEY_PARAMETER)],

  ...[world.CHANGE_QUEUE, world.SECOND_CHANGE_QUEUE].flatMap((queue) => [
    ...TAKE.map((action): RoleCall => ["allowed", action, queue, "it takes changes"]),
    ["denied", "sqs:SendMessage", queue, "it makes up no change"] satisfies RoleCall,
    ["denied", "sqs:PurgeQueue", queue, "it loses no change"] satisfies RoleCall,
  ]),
  ["allowed", "sqs:SendMessage", world.PARKED_CHANGES, "it parks a change"],
  ["denied", "sqs:ReceiveMessage", world.PARKED_CHANGES, "people look at parked changes"],
  ["denied", "sqs:SendMessage", world.PARKED_NOTICES, "notices are the processor's"],
  ["denied", "sqs:ReceiveMessage", world.TRAIL_QUEUE, "notices are the processor's"],

  ...["dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:DeleteItem"].map(
    (action): RoleCall => ["allowed", action, world.STATE_TABLE, "it keeps its state"],
  ),
  ["denied", "dynamodb:Scan", world.STATE_TABLE, "it knows what it looks for"],
  ["denied", "dynamodb:DeleteTable", world.STATE_TABLE, "it keeps its state"],
  ["denied", "dynamodb:GetItem", `${world.STATE_TABLE}-2`, "the table is another"],

  ...LOG.map((action): RoleCall => ["allowed", action, streamOf(world.PUBLISHER_LOGS), "it logs"]),
  ["denied", "logs:DeleteLogStream", streamOf(world.PUBLISHER_LOGS), "it deletes no log"],
  ["denied", "logs:PutLogEvents", streamOf(world.PROCESSOR_LOGS), "the log is another's"],

  ["denied", "s3:GetObject", VENDOR_FILE, "it reads no bucket"],
  ["denied", "s3:GetObject", ACME_FILE, "it reads no bucket"],
  ["denied", "s3:ListBucket", `arn:aws:s3:::${world.VENDOR_BUCKET}`, "it reads no bucket"],
  ["denied", "sts:AssumeRole", world.ACME_READER, "it is nobody else"],
  ["denied", "sts:AssumeRole", world.VENDOR_READER, "it is nobody else"],
];

const BUCKET = `arn:aws:s3:::${world.ACME_BUCKET}`;

export const notifierCalls: RoleCall[] = [
  ["allowed", "s3:GetBucketNotification", BUCKET, "it reads the rules that are there"],
  ["allowed", "s3:PutBucketNotification", BUCKET, "it adds ours"],
  ["denied", "s3:GetBucketNotification", `${BUCKET}-2`, "the bucket is another"],
  ["denied", "s3:PutBucketNotification", `${BUCKET}-2`, "the bucket is another"],
  ["denied", "s3:PutBucketPolicy", BUCKET, "no other setting is its business"],
  ["denied", "s3:GetBucketPolicy", BUCKET, "no other setting is its business"],
  ["denied", "s3:DeleteBucket", BUCKET, "no other setting is its business"],
  ["denied", "s3:ListBucket", BUCKET, "it sees no object"],
  ["denied", "s3:GetObject", ACME_FILE, "it sees no object"],
  ...LOG.map((action): RoleCall => ["allowed", action, streamOf(world.NOTIFIER_LOGS), "it logs"]),
  ["denied", "logs:DeleteLogStream", streamOf(world.NOTIFIER_LOGS), "it deletes no log"],
  ["denied", "logs:PutLogEvents", streamOf(`${world.NOTIFIER_LOGS}-2`), "the log is another's"],
  ["denied", "sts:AssumeRole", world.ACME_READER, "it is nobody else"],
];
