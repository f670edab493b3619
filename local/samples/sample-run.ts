import { TRAIL_SCHEMA, type TrailRegistration } from "../../contract/trail-registration";
import { EMBEDDED_REGION } from "../aws/embedded-server";
import type { RunFile } from "../run-file";
import { SAMPLE_ACCOUNTS, type SampleAccount } from "./cast";
import { sampleFiles } from "./sample-files";

/** The samples as files that the run can put. */
export function sampleRunFiles(seed: number): RunFile[] {
  return sampleFiles(seed).map(({ bucket, key, body }) => ({
    bucket,
    key,
    label: key,
    open: async function* () {
      yield body;
    },
  }));
}

/** The registered trails of the sample accounts; the run adds queue and destination. */
export function sampleTrails(): TrailRegistration[] {
  return SAMPLE_ACCOUNTS.map(trailOf);
}

function trailOf(account: SampleAccount): TrailRegistration {
  const { name, id, bucket, prefix, organizationId } = account;
  return {
    schema: TRAIL_SCHEMA,
    name,
    bucket,
    bucketAccountId: id,
    region: EMBEDDED_REGION,
    prefixes: [prefix],
    accountIds: organizationId === undefined ? [id] : [],
    ...(organizationId === undefined ? {} : { organizationId }),
    roleArn: `arn:aws:iam::${id}:role/cloudtrail-changes/reader`,
    externalId: `local-${name}`,
    destination: "",
    changeQueueUrl: "",
  };
}
