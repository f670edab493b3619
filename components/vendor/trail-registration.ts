import { Parameter } from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { trailParameterName } from "../../contract/parameter-names";
import { after } from "../support/after";
import { derived, inWordsOf, refusing } from "../support/derive";
import { checkedInstallation } from "../support/installation";
import type { ChangeFilterArgs } from "./change-filter";
import { registeredTrail, registrationText } from "./trail-document";

export interface TrailRegistrationArgs {
  /** Name under which trails and destinations are stored. */
  installation: string;
  /** Name of the registration, 1 to 40 lower-case letters, digits and hyphens. Defaults to the component's name. */
  trailName?: pulumi.Input<string>;
  /** The bucket CloudTrail writes to; one registration a bucket. */
  bucket: pulumi.Input<string>;
  /** Account that owns the bucket, 12 digits. */
  bucketAccountId: pulumi.Input<string>;
  /** Region of the bucket, such as `eu-west-1`. */
  bucketRegion: pulumi.Input<string>;
  /** What stands before `AWSLogs/` in the keys, at most 200 characters. Defaults to nothing. */
  keyPrefix?: pulumi.Input<string>;
  /** Several of them, each empty or with `/` at its end, in the place of `keyPrefix`. Defaults to `keyPrefix` alone. */
  prefixes?: pulumi.Input<pulumi.Input<string>[]>;
  /** Accounts whose files are accepted. Defaults to the bucket's account. */
  accountIds?: pulumi.Input<pulumi.Input<string>[]>;
  /** Organisation whose accounts' files are accepted, `o-…`, in the place of `accountIds`. Defaults to none. */
  organizationId?: pulumi.Input<string>;
  /** ARN of the customer's reader role. */
  roleArn: pulumi.Input<string>;
  /** External id that the reader role's trust policy asks for, 2 to 1,224 characters. */
  externalId: pulumi.Input<string>;
  /** ARN of the KMS key that the files are encrypted with. Defaults to none. */
  trailKeyArn?: pulumi.Input<string>;
  /** Rules of this trail over the default ones. Defaults to none. */
  filter?: pulumi.Input<ChangeFilterArgs>;
  /** Name of the change destination. Defaults to "default". */
  destination?: pulumi.Input<string>;
  /** URL of that destination's change queue. */
  changeQueueUrl: pulumi.Input<string>;
  /** Region of the parameter, the installation's home region. Defaults to the provider's region. */
  region?: pulumi.Input<string>;
  /** Tags of the parameter. Defaults to none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A registered trail: what the processors know of one customer's bucket, as one SSM parameter that is named after the
 * bucket. Processors read it when they first meet the bucket, and again every five minutes.
 *
 * @example
 * new TrailRegistration("acme-audit", {
 *   installation: "acme",
 *   bucket: "acme-audit-trails",
 *   bucketAccountId: "111122223333",
 *   bucketRegion: "eu-west-1",
 *   roleArn: "arn:aws:iam::111122223333:role/cloudtrail-changes/acme-audit-reader",
 *   externalId: "f7c1…",
 *   changeQueueUrl: destination.queueUrl,
 * });
 */
export class TrailRegistration extends pulumi.ComponentResource {
  /** Name of the parameter. */
  public readonly parameterName: pulumi.Output<string>;
  /** The bucket, known when it is registered: what lets its notices in waits for that. */
  public readonly bucket: pulumi.Output<string>;

  constructor(name: string, args: TrailRegistrationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-changes:index:TrailRegistration", name, args, opts);
    const { installation, bucketRegion, changeQueueUrl, region, tags, roleArn, trailName, ...rest } = args;
    checkedInstallation(this, name, installation);
    const given = { ...rest, name: trailName ?? name, region: bucketRegion, roleArn };
    const settings = derived(this, name, given, registeredTrail, inOwnWords);
    const parameterName = settings.apply(({ bucket }) =>
      refusing(this, name, () => trailParameterName(installation, bucket)),
    );

    const parameter = new Parameter(
      name,
      {
        name: parameterName,
        type: "String",
        // Holds no secret, so that a preview may show what of a trail changes; `value` would always hide it.
        insecureValue: pulumi
          .all([settings, changeQueueUrl, parameterName])
          .apply(([known, url, parameterOf]) =>
            refusing(this, name, () => registrationText(known, url, parameterOf)),
          ),
        description: "A registered trail of cloudtrail-changes.",
        // Advanced above 4,096 bytes. From Advanced to Standard SSM knows no way back but deletion, while which the
        // trail would be unknown; this tier stays where it is.
        tier: "Intelligent-Tiering",
        region,
        tags,
      },
      { parent: this },
    );

    this.parameterName = parameter.name;
    this.bucket = after(
      settings.apply(({ bucket }) => bucket),
      parameter.name,
    );
    this.registerOutputs({ parameterName: this.parameterName, bucket: this.bucket });
  }
}

const inOwnWords = inWordsOf("trails[0]", { region: "bucketRegion", name: "trailName" });
