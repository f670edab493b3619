import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startBigPanda, type BigPanda } from "../../../local/bigpanda/server";
import { buildBundles } from "../processing/deployed";
import { clientsOf, rootOf, type Clients, type Place } from "./clients";
import { startFront, type Front } from "./front";
import { API_KEY, APP_KEY, layGround } from "./ground";
import { startMiniStack, type MiniStack } from "./ministack";
import { startPagerDuty, type PagerDuty } from "./pagerduty";
import { bothSides, customerSide, CUSTOMER, OWN, STRANGER, VENDOR, vendorSide } from "./programs";
import { Stack } from "./stack";
import { testCertificates } from "./test-ca";

/** Four accounts on an emulator, three stacks in them, and the two services that they speak to. */
export interface World {
  emulator: MiniStack & Place;
  /** What was accepted. */
  bigPanda: BigPanda;
  /** What came in over HTTPS, accepted or not. */
  bigPandaFront: Front;
  pagerDuty: PagerDuty;
  /** Each account's root. */
  accounts: Record<"own" | "vendor" | "customer" | "stranger", Clients>;
  stacks: Record<"both" | "vendor" | "customer", Stack>;
  /** What was done and shown, for the account at the end. */
  shown: { filesPut: number; pairs: number; applied: number; destroyed: number };
  /** Applies the customer's stack again, with another Id for its rule beside the foreign one. */
  renameCustomersRule(ruleId: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything and applies the stacks. Throws with what was refused, and leaves nothing running. */
export async function createWorld(executable: string): Promise<World> {
  const ends: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of ends.reverse().splice(0)) await end();
  };
  try {
    return { ...(await start(executable, ends)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(executable: string, ends: (() => unknown)[]): Promise<Omit<World, "stop">> {
  const folder = mkdtempSync(path.join(tmpdir(), "deployed-"));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const certificates = testCertificates(folder);
  const bundles = buildBundles();
  ends.push(() => bundles.remove());

  const bigPanda = await startBigPanda({ apiKey: API_KEY, appKey: APP_KEY });
  ends.push(() => bigPanda.close());
  const bigPandaFront = await startFront({ ...certificates, behind: bigPanda.url });
  ends.push(() => bigPandaFront.close());
  const pagerDuty = await startPagerDuty(certificates);
  ends.push(() => pagerDuty.close());
  const emulator = await startMiniStack(executable, certificates);
  ends.push(() => emulator.stop());

  const accountOf = (accountId: string) => {
    const clients = clientsOf({ url: emulator.url, ca: certificates.ca }, rootOf(accountId));
    ends.push(() => clients.close());
    return clients;
  };
  const accounts = {
    own: accountOf(OWN),
    vendor: accountOf(VENDOR),
    customer: accountOf(CUSTOMER),
    stranger: accountOf(STRANGER),
  };
  await layGround(accounts);

  const stackOf = (accountId: string) => {
    const stack = new Stack(accountId, {
      AWS_ENDPOINT_URL: emulator.url,
      AWS_CA_BUNDLE: certificates.caFile,
    });
    ends.push(() => stack.remove());
    return stack;
  };
  const stacks = { both: stackOf(OWN), vendor: stackOf(VENDOR), customer: stackOf(CUSTOMER) };
  const endpoints = {
    bigPandaUrl: bigPandaFront.url,
    integrationUrl: pagerDuty.integrationUrl,
    bundles: bundles.folder,
  };
  // One program of Pulumi at a time; what they ask for is then applied side by side, the customer after its vendor.
  const both = await bothSides(endpoints);
  const { offers, ...vendor } = await vendorSide(endpoints);
  const customer = await customerSide(endpoints, offers);
  await Promise.all([
    stacks.both.apply(both),
    stacks.vendor.apply(vendor).then(() => stacks.customer.apply(customer)),
  ]);
  const renameCustomersRule = async (ruleId: string) =>
    stacks.customer.apply(await customerSide(endpoints, offers, { ruleId }));
  return {
    emulator: { ...emulator, ca: certificates.ca },
    bigPanda,
    bigPandaFront,
    pagerDuty,
    accounts,
    stacks,
    shown: { filesPut: 0, pairs: 0, applied: countOf(stacks), destroyed: 0 },
    renameCustomersRule,
  };
}

function countOf(stacks: World["stacks"]): number {
  return Object.values(stacks).reduce((sum, { resources }) => sum + resources.length, 0);
}
