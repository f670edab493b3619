import { table } from "../../docs/generated";
import { ASSUMPTIONS, valuesOf, type Values } from "./assumptions";
import { billOfAChange, billOfAFile, fileWork, isOurs, measured, scanOf, totalOf, type Bill } from "./model";
import { count, dollars } from "./numbers";
import { PRICES, type Price } from "./prices";
import { scaleParts } from "./scale-tables";
import { standing } from "./standing";

/** The parts of docs/cost.md that are calculated, by name. */
export function costParts(): Record<string, string> {
  const v = valuesOf();
  return {
    measured: measuredPart(),
    "million records": billTable(timesOf(billOfAFile(v), 1e6 / v.recordsPerFile), "1,000,000 records"),
    "thousand changes": billTable(timesOf(billOfAChange(v), 1_000), "1,000 changes"),
    standing: standingPart(),
    sensitivity: sensitivityPart(),
    ...scaleParts(),
    assumptions: assumptionsPart(),
    prices: pricesPart(),
  };
}

function measuredPart(): string {
  const { processor, publisher, machine, node, date } = measured;
  const rows = measured.scans.map((scan) => [
    `${String(scan.readsPercent)} %`,
    `${scan.cpuMicrosPerRecord.toFixed(1)} µs`,
    `${((scan.cpuMicrosPerRecord / scan.recordBytes) * 1_000).toFixed(1)} ms`,
    `${scan.changesPercent.toFixed(1)} %`,
    `${scan.recordBytes.toFixed(0)} bytes`,
    `${scan.compressedRecordBytes.toFixed(0)} bytes`,
  ]);
  const head = ["reads", "CPU a record", "CPU a MB", "records that are changes", "a record", "compressed"];
  return [
    `${machine}, Node ${node}, ${date}. CPU of all threads, medians of 7 runs in one warm process, ports in memory.`,
    table(head, rows),
    `A file of ${String(processor.recordsPerFile)} records (${String(processor.readsPercent)} % reads, ${processor.changesPerFile.toFixed(1)} changes) through the processor: ${count(processor.cpuMicrosPerFile)} µs, ${processor.logBytesPerFile.toFixed(0)} bytes of log, and ${processor.logBytesPerInvocation.toFixed(0)} bytes of metrics an invocation. A change through the publisher: ${publisher.cpuMicrosPerChange.toFixed(1)} µs, and ${publisher.logBytesPerInvocation.toFixed(0)} bytes of log and metrics an invocation. A change has ${scanOf(80).changeBytes.toFixed(0)} bytes.`,
  ].join("\n\n");
}

function timesOf(bill: Bill, times: number): Bill {
  return Object.fromEntries(Object.entries(bill).map(([component, each]) => [component, each * times]));
}

function billTable(bill: Bill, per: string): string {
  const rows = Object.entries(bill).map(([component, amount]) => [component, dollars(amount)]);
  const customers = totalOf(bill, (component) => !isOurs(component));
  const sums = [["**Sum**", `**${dollars(totalOf(bill, isOurs))}**`]];
  if (customers > 0) sums.push(["**Sum of the customer**", `**${dollars(customers)}**`]);
  return table(["Component", `Dollars for ${per}`], [...rows, ...sums]);
}

function standingPart(): string {
  const v = valuesOf();
  const [one, more] = [standing(v, 1, 1), standing(v, 5, 10)];
  const rows = Object.entries(one).map(([name, amount]) => [name, dollars(amount), dollars(more[name] ?? 0)]);
  const sum = ["**Sum**", `**${dollars(totalOf(one))}**`, `**${dollars(totalOf(more))}**`];
  return table(["Dollars a month", "1 region, 1 destination", "5 regions, 10 destinations"], [...rows, sum]);
}

/** One assumption changed at a time. */
function sensitivityPart(): string {
  const variants: [string, Partial<Values>][] = [
    ["as assumed", {}],
    ["50 % reads", { readsPercent: 50 }],
    ["95 % reads", { readsPercent: 95 }],
    ["5 records a file", { recordsPerFile: 5 }],
    ["200 records a file", { recordsPerFile: 200 }],
    ["5,000 records a file", { recordsPerFile: 5_000 }],
    ["a core of Lambda as fast as ours", { slower: 1 }],
    ["a core of Lambda three times slower", { slower: 3 }],
    ["S3 and SQS twice as slow", { s3Ms: 80, sqsMs: 30 }],
    ["one notice an invocation", { noticesPerInvocation: 1 }],
    ["five notices an invocation", { noticesPerInvocation: 5 }],
    ["one change an invocation", { changesPerInvocation: 1 }],
    ["BigPanda three times slower", { postMs: 600 }],
  ];
  const rows = variants.map(([name, changed]) => {
    const v = valuesOf(changed);
    const { wallMs } = fileWork(v);
    return [
      name,
      `${wallMs.toFixed(1)} ms`,
      dollars((totalOf(billOfAFile(v), isOurs) * 1e6) / v.recordsPerFile),
      dollars(totalOf(billOfAChange(v)) * 1_000),
    ];
  });
  return table(["", "Duration a file", "1,000,000 records", "1,000 changes"], rows);
}

function assumptionsPart(): string {
  const rows = Object.entries(ASSUMPTIONS).map(([name, { value, unit, why }]) => [
    `\`${name}\``,
    `${String(value)} ${unit}`,
    why,
  ]);
  return table(["Name", "Value", "Meaning"], rows);
}

function pricesPart(): string {
  const rows = Object.values<Price>(PRICES).map(({ what, dollars: amount, per, unit, page, read }) => [
    what,
    `$${String(amount)} for ${per === 1 ? "a" : count(per)} ${unit}`,
    `<${page}>`,
    read ?? "as known, not verified here",
  ]);
  return table(["Price", "Dollars", "Published at", "Read"], rows);
}
