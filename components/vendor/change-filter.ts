import type * as pulumi from "@pulumi/pulumi";

/**
 * A rule over the fields of one record. Every given field must match; a list matches when one of its patterns does.
 * In a pattern `*` stands for any run of characters; all else is literal.
 */
export interface ChangeRuleArgs {
  /** Name of the rule in decisions and logs. Defaults to its place, such as `exclude[0]`. */
  id?: pulumi.Input<string>;
  /** Event sources, such as `ec2.amazonaws.com`; the suffix `.amazonaws.com` may be left out. Defaults to any. */
  source?: pulumi.Input<pulumi.Input<string>[]>;
  /** Event names, without their API date. Defaults to any. */
  name?: pulumi.Input<pulumi.Input<string>[]>;
  /** Accounts in which the call was recorded, 12 digits. Defaults to any. */
  account?: pulumi.Input<pulumi.Input<string>[]>;
  /** Regions of the record. Defaults to any. */
  region?: pulumi.Input<pulumi.Input<string>[]>;
  /** Callers: an ARN, the ARN of the role behind a session, a name, or the service that called. Defaults to any. */
  principal?: pulumi.Input<pulumi.Input<string>[]>;
  /** User agents, compared without regard to case. Defaults to any. */
  userAgent?: pulumi.Input<pulumi.Input<string>[]>;
  /** How the change was made: values of the tag `change_origin`. Defaults to any. */
  origin?: pulumi.Input<pulumi.Input<string>[]>;
  /** What kind of change: values of the tag `change_class`. Defaults to any. */
  class?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Which records are changes beyond the default rules: `exclude` drops, then `include` overrides every drop. */
export interface ChangeFilterArgs {
  /** Names of sets of exclusions that ship with the package, such as `trusted-deployers`. Defaults to none. */
  preset?: pulumi.Input<pulumi.Input<string>[]>;
  /** Rules that drop records. Defaults to none. */
  exclude?: pulumi.Input<pulumi.Input<ChangeRuleArgs>[]>;
  /** Rules that keep records, whatever would drop them. Defaults to none. */
  include?: pulumi.Input<pulumi.Input<ChangeRuleArgs>[]>;
}
