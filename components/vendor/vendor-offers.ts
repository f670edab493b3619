import { OFFER_SCHEMA, type HandOverOffer } from "../../contract/hand-over";
import { readerRoleName, ROLE_PATH, roleArn } from "../../contract/names";
import { parseArn } from "../../contract/partition";
import type { TrailSettings } from "../../contract/trail-settings";
import { trailQueueKey, type VendorArns, type VendorNames } from "./vendor-names";

/** What a customer is sent for a registered trail. It holds no secret. */
export interface VendorOffer {
  /** `cloudtrail-changes/offer/v1` */
  schema: string;
  /** The vendor's account. */
  accountId: string;
  /** The role that reads the files. */
  processorRoleArn?: string;
  /** External id for the trust policy of the reader role. */
  externalId?: string;
  /** Name of the reader role that will be assumed. */
  roleName?: string;
  /** Queue for the bucket's notices. */
  queueArn?: string;
  /** The bucket that the offer is for. */
  bucket: string;
  /** The region of the bucket. */
  region: string;
}

/** The offers for registered trails, by name. */
export function offersOf(
  trails: TrailSettings[],
  { installation }: VendorNames,
  arns: VendorArns,
): Record<string, VendorOffer> {
  const accountId = parseArn(arns.processorRole)?.accountId ?? "";
  const offers = trails.map((trail) => {
    const queueArn = arns.trailQueues[trailQueueKey({ region: trail.region, place: trail.queue })] ?? "";
    const vendor = { installation, accountId, processorRoleArn: arns.processorRole, queueArn };
    return [trail.name, offerFor(trail, vendor)];
  });
  return Object.fromEntries(offers) as Record<string, VendorOffer>;
}

function offerFor(
  trail: TrailSettings,
  vendor: { installation: string; accountId: string; processorRoleArn: string; queueArn: string },
): VendorOffer {
  const { accountId, processorRoleArn, queueArn } = vendor;
  const { externalId, bucket, region } = trail;
  const roleName = roleNameOf(trail, vendor.installation);
  const offer: HandOverOffer = {
    schema: OFFER_SCHEMA,
    accountId,
    processorRoleArn,
    externalId,
    ...(roleName === undefined ? {} : { roleName }),
    queueArn,
    bucket,
    region,
  };
  return offer;
}

/** ARN of the reader role that the vendor will assume for a trail, whether it is there yet or not. */
export function readerRoleArn(
  trail: Pick<TrailSettings, "name" | "region" | "bucketAccountId" | "roleArn" | "roleName">,
  installation: string,
): string {
  const roleName = trail.roleName ?? readerRoleName(`${installation}-${trail.name}`);
  return trail.roleArn ?? roleArn(trail.bucketAccountId, trail.region, roleName);
}

/** Only a role under our path can be made by the customer's side of this package. */
function roleNameOf(trail: TrailSettings, installation: string): string | undefined {
  const [, name] = readerRoleArn(trail, installation).split(`:role${ROLE_PATH}`);
  return name;
}
