import { gzipSync } from "node:zlib";
import type { Call } from "./call";
import { recordOf } from "./call";
import { PAYMENTS, SHOP, type SampleAccount } from "./cast";
import { createRandom, type Random } from "./random";
import { agents } from "./scenes/agents";
import { dataEvents } from "./scenes/data-events";
import { deployments } from "./scenes/deployments";
import { failures } from "./scenes/failures";
import { incident } from "./scenes/incident";
import { people } from "./scenes/people";
import { looking } from "./scenes/reads";
import { services } from "./scenes/services";
import { signIns } from "./scenes/sign-ins";
import { terraformApplies } from "./scenes/terraform";
import { createStage } from "./stage";

/** One trail file of the samples. */
export interface SampleFile {
  bucket: string;
  key: string;
  /** The gzip that CloudTrail would have written. */
  body: Buffer;
  records: number;
}

/** The day of two accounts, as their trails would have delivered it. The same seed gives the same bytes. */
export function sampleFiles(seed: number): SampleFile[] {
  const random = createRandom(seed);
  return [...filesOf(SHOP, dayOfShop(random), random), ...filesOf(PAYMENTS, dayOfPayments(random), random)];
}

function dayOfShop(random: Random): Call[] {
  const stage = createStage(SHOP, random);
  looking(stage, 1_300);
  agents(stage);
  signIns(stage);
  failures(stage);
  dataEvents(stage);
  people(stage);
  terraformApplies(stage);
  deployments(stage);
  services(stage);
  incident(stage);
  return stage.calls;
}

function dayOfPayments(random: Random): Call[] {
  const stage = createStage(PAYMENTS, random);
  looking(stage, 550);
  signIns(stage);
  failures(stage);
  terraformApplies(stage);
  services(stage);
  return stage.calls;
}

/** One file for every region and half-hour that has calls; CloudTrail itself writes about every five minutes. */
function filesOf(account: SampleAccount, calls: Call[], random: Random): SampleFile[] {
  const groups = new Map<string, Call[]>();
  for (const call of [...calls].sort((a, b) => a.at - b.at)) {
    const window = `${call.region} ${Math.floor(call.at / WINDOW)}`;
    groups.set(window, [...(groups.get(window) ?? []), call]);
  }
  return [...groups.values()].map((group) => {
    const Records = group.map((call) => recordOf(call, random));
    return {
      bucket: account.bucket,
      key: keyOf(account, group, random),
      body: gzipSync(JSON.stringify({ Records })),
      records: Records.length,
    };
  });
}

const WINDOW = 30 * 60_000;

function keyOf(account: SampleAccount, group: Call[], random: Random): string {
  const first = group[0];
  if (!first) throw new Error("A trail file needs a record.");
  const delivered = new Date((Math.floor(first.at / WINDOW) + 1) * WINDOW).toISOString();
  const stamp = delivered.slice(0, 16).replace(/[-:]/g, "");
  const day = delivered.slice(0, 10).replaceAll("-", "/");
  const organisation = account.organizationId === undefined ? "" : `${account.organizationId}/`;
  const folder = `${account.prefix}AWSLogs/${organisation}${account.id}/CloudTrail/${first.region}/${day}`;
  return `${folder}/${account.id}_CloudTrail_${first.region}_${stamp}Z_${random.id(16)}.json.gz`;
}
