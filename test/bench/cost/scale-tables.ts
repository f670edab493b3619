import { BIGPANDA_MAX_CHANGES_PER_WEEK } from "../../../contract/limits";
import { table } from "../../docs/generated";
import { valuesOf } from "./assumptions";
import { count, dollars } from "./numbers";
import { allowedBy, LIMITS, loadOf, monthly, type Load, type Shape } from "./scale";
import { scanOf } from "./model";

const v = valuesOf();
const ACCOUNTS = [10_000, 100_000];

export function scaleParts(): Record<string, string> {
  return {
    load: loadPart(),
    "limits, organisation": limitsPart("organisation"),
    "limits, buckets": limitsPart("buckets"),
    budget: budgetPart(),
  };
}

function loadPart(): string {
  const loads = ACCOUNTS.map((accounts) => loadOf(accounts, "organisation", v));
  const row = (name: string, of: (load: Load) => string) => [name, ...loads.map(of)];
  const bill = (load: Load) => monthly(load, v, 1);
  return table(
    ["", ...ACCOUNTS.map((accounts) => `${count(accounts)} accounts`)],
    [
      row("Files a second", ({ filesPerSecond }) => count(filesPerSecond)),
      row("Records a month", ({ recordsPerMonth }) => `${count(recordsPerMonth / 1e9)} billion`),
      row("Changes a second by the default rules", ({ changesPerSecond }) => count(changesPerSecond)),
      row("Processors at the same time", ({ processors }) => count(processors)),
      row("Dollars a month, processing", (load) => dollars(bill(load).processing)),
      row("Dollars a month, publishing to one organisation of BigPanda, its budget full", (load) =>
        dollars(bill(load).publishing),
      ),
      row("Dollars a month, SSM's higher throughput, were each account a bucket of its own", ({ accounts }) =>
        dollars(bill(loadOf(accounts, "buckets", v)).parameters),
      ),
      row("Dollars a month, customer: S3 GET, and KMS if the files have a key", (load) =>
        dollars(bill(load).customers),
      ),
    ],
  );
}

/** The limit that is met first is the first row. */
function limitsPart(shape: Shape): string {
  const [small, large] = ACCOUNTS.map((accounts) => loadOf(accounts, shape, v));
  if (small === undefined || large === undefined) throw new Error("two loads are compared");
  const rows = LIMITS.map((limit) => {
    const allowed = allowedBy(limit, small);
    return { ...limit, allowed, part: limit.need(small) / allowed };
  })
    .sort((a, b) => b.part - a.part)
    .map(({ name, need, allowed, source, way, part }) => [
      `[${name}](${source})`,
      count(allowed),
      nearly(part) ? need(small).toLocaleString("en-US") : count(need(small)),
      part > 1 ? `**${nearly(part) ? "just over" : `${count(part)} times`}**` : `${count(100 * part)} %`,
      count(need(large)),
      way,
    ]);
  return table(["Limit", "Allowed", "Needed", "Of it", "Needed at ten times", "What helps"], rows);
}

/** Rounded figures would not tell on which side of the limit it is. */
function nearly(part: number): boolean {
  return Math.abs(part - 1) < 0.05;
}

/** How far the week's budget of one organisation reaches. */
function budgetPart(): string {
  const perWeek = v.recordsPerFile * v.regionsPerAccount * v.deliveriesPerHour * 24 * 7;
  const rows = [scanOf(80).changesPercent, 5, 1, 0.1, 0.01].map((percent) => [
    `${count(percent)} %`,
    count((perWeek * percent) / 100),
    count(BIGPANDA_MAX_CHANGES_PER_WEEK / ((perWeek * percent) / 100)),
    count(Math.ceil((10_000 * perWeek * percent) / 100 / BIGPANDA_MAX_CHANGES_PER_WEEK)),
  ]);
  return table(
    [
      "Records that are changes after your rules",
      "Changes of an account a week",
      "Accounts that one organisation's budget covers",
      "Budgets that 10,000 accounts need",
    ],
    rows,
  );
}
