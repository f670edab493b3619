import { EventSourceMapping } from "@pulumi/aws/lambda";
import { Parameter } from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { changeQueueName } from "../../contract/installation-names";
import { SQS_RETENTION_MAX_SECONDS } from "../../contract/limits";
import {
  apiKeyParameterName,
  appKeyParameterName,
  destinationParameterName,
} from "../../contract/parameter-names";
import { after } from "../support/after";
import { derived, inWordsOf, refusing } from "../support/derive";
import { checkedInstallation } from "../support/installation";
import { placeOf } from "../support/place";
import { queueWithDeadLetters } from "../support/queue";
import { checked } from "../support/refuse";
import { DESTINATION_PATH, destinationSettings, destinationText, problemOfKey } from "./destination-document";

export interface ChangeDestinationArgs {
  /** Name under which trails and destinations are stored. */
  installation: string;
  /** Name of the destination, 1 to 40 lower-case letters, digits and hyphens. Defaults to the component's name. */
  destinationName?: string;
  /** ARN of the function that publishes its changes, as ChangePublisher gives it. */
  publisherArn: pulumi.Input<string>;
  /** Where BigPanda keeps the organisation: `us` or `eu`. Defaults to us. */
  bigPandaRegion?: pulumi.Input<string>;
  /** Base URL of the API, https and without a path, in the place of `bigPandaRegion`. Defaults to BigPanda's. */
  endpoint?: pulumi.Input<string>;
  /** User API key; a secret. It stands in Pulumi's state, encrypted. Defaults to `apiKeyParameter`. */
  apiKey?: pulumi.Input<string>;
  /** Name of an existing SecureString with the user API key, so that no state holds it. Defaults to `apiKey`. */
  apiKeyParameter?: pulumi.Input<string>;
  /** App key of the integration; a secret. It stands in Pulumi's state, encrypted. Defaults to `appKeyParameter`. */
  appKey?: pulumi.Input<string>;
  /** Name of an existing SecureString with the app key, so that no state holds it. Defaults to `appKey`. */
  appKeyParameter?: pulumi.Input<string>;
  /** ARN of a customer-managed KMS key of the SecureStrings. Defaults to the account's key for SSM. */
  parameterKeyArn?: pulumi.Input<string>;
  /** Pace, 1 to 400 changes a minute. Defaults to 360, a tenth below BigPanda's limit. */
  changesPerMinute?: pulumi.Input<number>;
  /** Budget, 1 to 50,000 changes in any window of 168 hours. Defaults to 50000. */
  changesPerWeek?: pulumi.Input<number>;
  /** Hours, 1 to 312, that a change waits for budget before the oldest are shed. Defaults to 72. */
  holdLimitHours?: pulumi.Input<number>;
  /** Log what would be sent and post nothing. Defaults to false. */
  dryRun?: pulumi.Input<boolean>;
  /** Region of queue and parameters, the installation's home region. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** Tags of queues, parameters and event source mapping. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * One BigPanda organisation: its keys, its limits, and the FIFO queue that its changes wait in, with one message group,
 * so that a single worker publishes to it. Changes wait for two weeks at most; nothing is lost while a key is wrong.
 * Changes that are refused go to the publisher's parked queue; the dead-letter queue here is for crashes only.
 *
 * @example
 * new ChangeDestination("default", {
 *   installation: "acme",
 *   publisherArn: publisher.functionArn,
 *   apiKeyParameter: "/acme/bigpanda/api-key",
 *   appKeyParameter: "/acme/bigpanda/app-key",
 * });
 */
export class ChangeDestination extends pulumi.ComponentResource {
  /** Name of the destination, known when it is stored. */
  public readonly destinationName: pulumi.Output<string>;
  /** Name of its parameter. */
  public readonly parameterName: pulumi.Output<string>;
  /** ARN of the queue that its changes wait in. */
  public readonly queueArn: pulumi.Output<string>;
  /** URL of that queue, known when its policy is in place. */
  public readonly queueUrl: pulumi.Output<string>;
  /** Name of that queue. */
  public readonly queueName: pulumi.Output<string>;
  /** Name of the dead-letter queue. */
  public readonly deadLetterQueueName: pulumi.Output<string>;

  constructor(name: string, args: ChangeDestinationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:ChangeDestination", name, withSecrets(args), opts);
    const { installation, publisherArn, bigPandaRegion, region, tags, destinationName = name } = args;
    checkedInstallation(this, name, installation);
    const settings = derived(
      this,
      name,
      {
        name: destinationName,
        region: bigPandaRegion,
        endpoint: args.endpoint,
        // Only that it is given: the settings are no secret.
        apiKey: args.apiKey === undefined ? undefined : "given",
        apiKeyParameter: args.apiKeyParameter,
        appKey: args.appKey === undefined ? undefined : "given",
        appKeyParameter: args.appKeyParameter,
        parameterKeyArn: args.parameterKeyArn,
        changesPerMinute: args.changesPerMinute,
        changesPerWeek: args.changesPerWeek,
        holdLimitHours: args.holdLimitHours,
        dryRun: args.dryRun,
      },
      destinationSettings,
      inWordsOf(`${DESTINATION_PATH}${destinationName}`, { region: "bigPandaRegion" }),
    );
    const names = refusing(this, name, () => ({
      queue: changeQueueName(installation, destinationName),
      parameter: destinationParameterName(installation, destinationName),
      apiKey: apiKeyParameterName(installation, destinationName),
      appKey: appKeyParameterName(installation, destinationName),
    }));

    const { queue, policy, deadLetters } = queueWithDeadLetters(this, name, {
      queueName: names.queue,
      fifo: true,
      retentionSeconds: SQS_RETENTION_MAX_SECONDS,
      // Six times the publisher's timeout: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
      visibilitySeconds: 360,
      // A destination on hold gives its changes back every half hour, for two weeks; that must not use them up.
      maxReceiveCount: 1_000,
      place: placeOf(this, region),
      dependsOn: opts?.dependsOn,
      region,
      tags,
    });

    const keys = (["apiKey", "appKey"] as const).flatMap((key) => {
      const value = args[key];
      if (value === undefined) return [];
      const parameter = new Parameter(
        `${name}-${key === "apiKey" ? "api-key" : "app-key"}`,
        {
          name: names[key],
          type: "SecureString",
          value: pulumi.secret(checked(this, name, value, problemOfKey(key))),
          keyId: args.parameterKeyArn,
          description: "A key of cloudtrail-changes.",
          region,
          tags,
        },
        { parent: this, additionalSecretOutputs: ["value"] },
      );
      return [parameter];
    });
    const stored = new Parameter(
      name,
      {
        name: names.parameter,
        type: "String",
        // Names of keys and no key, so that a preview may show it; `value` would always hide it.
        insecureValue: pulumi
          .all([settings, queue.url])
          .apply(([known, changeQueueUrl]) => destinationText(known, { installation, changeQueueUrl })),
        description: "A change destination of cloudtrail-changes.",
        region,
        tags,
      },
      { parent: this, dependsOn: keys },
    );

    new EventSourceMapping(
      name,
      {
        eventSourceArn: queue.arn,
        functionName: publisherArn,
        batchSize: 10,
        functionResponseTypes: ["ReportBatchItemFailures"],
        region,
        tags,
      },
      { parent: this, dependsOn: [stored] },
    );

    this.destinationName = after(destinationName, stored.name);
    this.parameterName = stored.name;
    this.queueArn = queue.arn;
    this.queueUrl = after(queue.url, policy.id);
    this.queueName = queue.name;
    this.deadLetterQueueName = deadLetters.name;
    this.registerOutputs({
      destinationName: this.destinationName,
      parameterName: this.parameterName,
      queueArn: this.queueArn,
      queueUrl: this.queueUrl,
      queueName: this.queueName,
      deadLetterQueueName: this.deadLetterQueueName,
    });
  }
}

/** A component's arguments stand in the state, too. */
function withSecrets(args: ChangeDestinationArgs): ChangeDestinationArgs {
  const { apiKey, appKey } = args;
  return {
    ...args,
    ...(apiKey === undefined ? {} : { apiKey: pulumi.secret(apiKey) }),
    ...(appKey === undefined ? {} : { appKey: pulumi.secret(appKey) }),
  };
}
