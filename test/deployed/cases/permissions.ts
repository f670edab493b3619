import { CreateLogStreamCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { GetBucketNotificationConfigurationCommand, GetObjectCommand } from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { putTrailFile, queueUrl } from "../../support/deployed/actions";
import { clientsOf, type Clients } from "../../support/deployed/clients";
import { assume, borrowRole, needsStatement, pair } from "../../support/deployed/permissions";
import { BUCKETS, CUSTOMER, KEYS, OWN } from "../../support/deployed/programs";
import type { World } from "../../support/deployed/world";
import { readRecord } from "../../support/processing/fixtures";
import { roleNamed } from "./trust";

const NAME = "cloudtrail-changes-own";
const ROLES = {
  processor: `${NAME}-processor`,
  publisher: roleNamed(`${NAME}-publisher`),
  notifier: roleNamed("acme-notifier"),
};

/** What the functions' roles may do: each statement is needed, and none reaches further. */
export function permissionCases(at: () => World): void {
  describe("The role of the", () => {
    let roles: Record<keyof typeof ROLES, Clients>;
    beforeAll(async () => {
      const { own, customer } = at().accounts;
      roles = {
        processor: await borrowRole(at(), own, ROLES.processor),
        publisher: await borrowRole(at(), own, ROLES.publisher),
        notifier: await borrowRole(at(), customer, ROLES.notifier),
      };
    });
    afterAll(() => Object.values(roles).forEach((clients) => clients.close()));

    const url = (name: string) => queueUrl(at(), OWN, `${NAME}-${name}`);
    const receive = ({ queues }: Clients, queue: string) =>
      queues.send(new ReceiveMessageCommand({ QueueUrl: url(queue), VisibilityTimeout: 0 }));
    const put = ({ queues }: Clients, queue: string) =>
      queues.send(new SendMessageCommand({ QueueUrl: url(queue), MessageBody: "a test was here" }));
    const look = ({ queues }: Clients, queue: string) =>
      queues.send(new GetQueueAttributesCommand({ QueueUrl: url(queue), AttributeNames: ["QueueArn"] }));
    const parameter = ({ parameters }: Clients, name: string) =>
      parameters.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    const ofInstallation = (from: Clients, name: string) =>
      parameter(from, `/cloudtrail-changes/${NAME}/${name}`);
    const state = ({ tables }: Clients, TableName: string) =>
      tables.send(
        new GetItemCommand({ TableName, Key: { destination: { S: "default" }, item: { S: "pace" } } }),
      );
    const rules = ({ s3 }: Clients, Bucket: string) =>
      s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
    const object = ({ s3 }: Clients) =>
      s3.send(new GetObjectCommand({ Bucket: BUCKETS.own, Key: "AWSLogs/any" }));
    let streams = 0;
    const writeLog = ({ logs }: Clients, group: string) => {
      const logStreamName = `of-a-test-${String(streams++)}`;
      const logGroupName = `/cloudtrail-changes/${group}`;
      return logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    };

    type Call = (clients: Clients) => Promise<unknown>;
    const STATEMENTS: [keyof typeof ROLES, string, Call][] = [
      ["processor", "ReadRegisteredTrails", (own) => ofInstallation(own, `trails/${BUCKETS.own}`)],
      [
        "processor",
        "AssumeReaderRoles",
        (own) =>
          assume(own, {
            RoleArn: `arn:aws:iam::${OWN}:role/cloudtrail-changes/${NAME}-own-reader`,
            ExternalId: NAME,
          }),
      ],
      ["processor", "TakeNotices", (own) => receive(own, "trails")],
      ["processor", "ParkNotices", (own) => put(own, "trails-dlq")],
      ["processor", "HandOnChanges", (own) => look(own, "default-changes.fifo")],
      ["processor", "WriteLogs", (own) => writeLog(own, `${NAME}-processor`)],
      ["publisher", "ReadDestinations", (own) => parameter(own, KEYS.apiKeyParameter)],
      ["publisher", "TakeChanges", (own) => receive(own, "default-changes.fifo")],
      ["publisher", "ParkChanges", (own) => put(own, "parked")],
      ["publisher", "KeepState", (own) => state(own, `${NAME}-state`)],
      ["publisher", "WriteLogs", (own) => writeLog(own, `${NAME}-publisher`)],
      ["notifier", "MergeNotifications", (own) => rules(own, BUCKETS.acme)],
      ["notifier", "WriteLogs", (own) => writeLog(own, "cloudtrail-changes-test-acme-notifier")],
    ];
    test.each(STATEMENTS)("%s needs its statement %s", (role, sid, call) => {
      const root = role === "notifier" ? at().accounts.customer : at().accounts.own;
      return needsStatement(at(), { root, roleName: ROLES[role], sid }, () => call(roles[role]));
    });

    test("reader needs its statement ReadTrailFiles", async () => {
      const { own } = at().accounts;
      const content = [readRecord("nothing-changed")];
      const Key = await putTrailFile(at(), own, {
        bucket: BUCKETS.own,
        accountId: OWN,
        name: "needs",
        content,
      });
      const reader = `${NAME}-own-reader`;
      const session = await assume(roles.processor, {
        RoleArn: `arn:aws:iam::${OWN}:role/cloudtrail-changes/${reader}`,
        ExternalId: NAME,
      });
      const clients = clientsOf(at().emulator, session);
      await needsStatement(at(), { root: own, roleName: reader, sid: "ReadTrailFiles" }, () =>
        clients.s3.send(new GetObjectCommand({ Bucket: BUCKETS.own, Key })),
      );
      clients.close();
    });

    const PAIRS: [keyof typeof ROLES, string, string, Call, Call][] = [
      [
        "processor",
        "its trail queue",
        "the change queue",
        (own) => receive(own, "trails"),
        (own) => receive(own, "default-changes.fifo"),
      ],
      [
        "processor",
        "registrations",
        "destinations",
        (own) => ofInstallation(own, `trails/${BUCKETS.own}`),
        (own) => ofInstallation(own, "destinations/default"),
      ],
      [
        "processor",
        "registrations",
        "the API key",
        (own) => ofInstallation(own, `trails/${BUCKETS.own}`),
        (own) => parameter(own, KEYS.apiKeyParameter),
      ],
      [
        "publisher",
        "destinations",
        "registrations",
        (own) => ofInstallation(own, "destinations/default"),
        (own) => ofInstallation(own, `trails/${BUCKETS.own}`),
      ],
      [
        "publisher",
        "the change queue",
        "the trail queue",
        (own) => receive(own, "default-changes.fifo"),
        (own) => receive(own, "trails"),
      ],
      ["publisher", "the API key", "a bucket", (own) => parameter(own, KEYS.apiKeyParameter), object],
      [
        "publisher",
        "its state",
        "another table",
        (own) => state(own, `${NAME}-state`),
        (own) => state(own, "other-state"),
      ],
      [
        "notifier",
        "the rules of its bucket",
        "those of another",
        (own) => rules(own, BUCKETS.acme),
        (own) => rules(own, BUCKETS.globex),
      ],
      [
        "notifier",
        "the rules of its bucket",
        "its files",
        (own) => rules(own, BUCKETS.acme),
        ({ s3 }) => s3.send(new GetObjectCommand({ Bucket: BUCKETS.acme, Key: `AWSLogs/${CUSTOMER}/any` })),
      ],
    ];
    test.each(PAIRS)("%s reads %s, and not %s", (role, _, __, works, not) =>
      pair(
        at(),
        () => works(roles[role]),
        () => not(roles[role]),
      ),
    );
  });
}
