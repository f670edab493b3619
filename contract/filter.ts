/**
 * A user's rule over the fields of one record. Every given field must match; a list matches when one of its
 * patterns does. A pattern is a glob in which `*` stands for any run of characters (also none); all else is
 * literal. Matching is case-sensitive except for `userAgent`.
 */
export interface FilterRule {
  /** Name of the rule in decisions and logs. Defaults to its place, such as `exclude[0]`. */
  id?: string;
  /** Event source, such as `ec2.amazonaws.com`; the suffix `.amazonaws.com` may be left out. */
  source?: string | string[];
  /** Event name, compared without its API date (`UpdateFunctionCode20150331v2` is `UpdateFunctionCode`). */
  name?: string | string[];
  /** Account in which the call was recorded (`recipientAccountId`), 12 digits. */
  account?: string | string[];
  /** Region of the record, such as `eu-west-1`. */
  region?: string | string[];
  /** The caller: its ARN, the ARN of the role behind its session, its name, or the service that called. */
  principal?: string | string[];
  /** User agent as recorded, compared without regard to case. */
  userAgent?: string | string[];
  /** How the change was made: one of the values of the `change_origin` tag. */
  origin?: string | string[];
  /** What kind of change: one of the values of the `change_class` tag. */
  class?: string | string[];
}

/** Which records are changes beyond the default rules: `exclude` drops, then `include` overrides every drop. */
export interface Filter {
  /** Named sets of exclusions that ship with the package. */
  preset?: string[];
  exclude?: FilterRule[];
  include?: FilterRule[];
}
