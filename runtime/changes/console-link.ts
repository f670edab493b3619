/** Regions by partition, after https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json */
const CONSOLES: { regions: RegExp; domain: string }[] = [
  { regions: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]{4,9}-\d{1,2}$/, domain: "console.aws.amazon.com" },
  { regions: /^us-gov-[a-z]{4,9}-\d{1,2}$/, domain: "console.amazonaws-us-gov.com" },
  { regions: /^cn-[a-z]{4,9}-\d{1,2}$/, domain: "console.amazonaws.cn" },
];

/**
 * The record in the CloudTrail console, which shows management events of the last 90 days to people of that
 * account. Undefined in partitions without a public console (the isolated ones), in the European Sovereign Cloud,
 * whose console is not described in public, and for what is not a region.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-console.html
 */
export function consoleLink(region: unknown, eventId: string): string | undefined {
  const address = consoleAddress(region);
  return address === undefined ? undefined : address + encoded(eventId);
}

/** The link without the event's id, which stands at its end. */
export function consoleAddress(region: unknown): string | undefined {
  return typeof region === "string" ? (addresses.get(region) ?? addressOf(region)) : undefined;
}

/** What stands before the event id, by region; bounded, for regions come from a stranger. */
const addresses = new Map<string, string>();
const MOST_ADDRESSES = 100;

function addressOf(region: string): string | undefined {
  const console = CONSOLES.find(({ regions }) => regions.test(region));
  if (console === undefined) return undefined;
  const address = `https://${region}.${console.domain}/cloudtrailv2/home?region=${region}#/events/`;
  if (addresses.size < MOST_ADDRESSES) addresses.set(region, address);
  return address;
}

/** Event ids are GUIDs; anything else is a stranger's text and must not leave its place in the address. */
function encoded(eventId: string): string {
  if (/^[A-Za-z0-9-]+$/.test(eventId)) return eventId;
  // A lone surrogate has no encoding: by way of UTF-8 it becomes the replacement character.
  return encodeURIComponent(Buffer.from(eventId, "utf8").toString("utf8"));
}
