import type { Permissions } from "../api";
import { customerDocuments } from "./customer";
import { DESTINATION, INSTALLATION, placeOf } from "./names";
import type { PermissionsRequest } from "./request";
import { vendorDocuments } from "./vendor";

/** The documents that the components write for a bucket, in the order in which one would review them. */
export function permissionsFor(request: PermissionsRequest): Permissions {
  const { bucketAccountId, region, ownKeys } = request;
  const place = placeOf(request);
  const { vendorAccountId } = place;
  return {
    documents: [...customerDocuments(place), ...vendorDocuments(place)],
    assumptions: [
      `The roles, queues, topics and parameters have the names of an installation called ${INSTALLATION}, everything in ${region}.`,
      vendorAccountId === bucketAccountId
        ? "Both sides are in one account; name the vendor's account to see them apart."
        : `The processor runs in account ${vendorAccountId}, and its role is known by name before it exists.`,
      ownKeys === "true"
        ? `The one change destination is called ${DESTINATION}; the trail queue and the parameters of its keys have one KMS key of yours, the topic of alarms another.`
        : `The one change destination is called ${DESTINATION}; the queues are encrypted by SQS itself, without a key of yours.`,
      "The account of the bucket has alarms on patterns; without them, it has no topic of alarms.",
    ],
  };
}
