import type { Measured } from "./measure";

/** A line of a table, and whether it meets its goal when it has one. */
export interface Row {
  text: string;
  goal?: string;
  met?: boolean;
}

export interface Compared {
  megabytes: number;
  reads: number;
  scattered: boolean;
  whole: Measured;
  /** These two are absent for files too large for one string. */
  parsed?: Measured;
  parsedBodies?: Measured;
  gunzip: Measured;
  idleMegabytes: number;
}

export const TABLE_HEAD = [
  "| file | wall, gunzip + JSON.parse : ours | the same with bodies : ours | wall, gunzip + JSON.parse : gunzip | wall, ours : gunzip | CPU, ours : gunzip | CPU, gunzip + JSON.parse : gunzip | memory above idle Node | of gunzip + JSON.parse |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
];

export function nameOf({
  megabytes,
  reads,
  scattered,
}: Pick<Compared, "megabytes" | "reads" | "scattered">): string {
  return `${String(megabytes)} MB, ${String(reads)} % reads${scattered ? ", scattered callers" : ""}`;
}

/** One file's ratios, and the goals that hold for it. */
export function rowsOf(compared: Compared): Row[] {
  const { megabytes, reads, whole, parsed, parsedBodies, gunzip, idleMegabytes } = compared;
  const faster = parsed ? parsed.wallSeconds / whole.wallSeconds : undefined;
  const overGunzip = whole.wallSeconds / gunzip.wallSeconds;
  const memory = whole.peakMegabytes - idleMegabytes;
  const file = nameOf(compared);
  const cells = [
    file,
    faster?.toFixed(2) ?? "",
    parsedBodies ? (parsedBodies.wallSeconds / whole.wallSeconds).toFixed(2) : "",
    parsed ? (parsed.wallSeconds / gunzip.wallSeconds).toFixed(2) : "",
    overGunzip.toFixed(2),
    (whole.cpuSeconds / gunzip.cpuSeconds).toFixed(2),
    parsed ? (parsed.cpuSeconds / gunzip.cpuSeconds).toFixed(2) : "",
    `${memory.toFixed(0)} MB`,
    parsed ? `${(parsed.peakMegabytes - idleMegabytes).toFixed(0)} MB` : "",
  ];
  const goals: Row[] = [{ text: `| ${cells.join(" | ")} |` }];
  // Below 50 MB the start of the process weighs most: the short form shows that results agree, not speed.
  if (megabytes < 50) return goals;
  const goal = (name: string, met: boolean) => goals.push({ text: "", goal: `${file}: ${name}`, met });
  if (faster !== undefined) {
    const least = reads === 0 ? 1 : megabytes >= 200 ? 5 : reads === 80 ? 4 : undefined;
    if (least !== undefined)
      goal(`at least ${String(least)} times as fast as JSON.parse (${faster.toFixed(2)})`, faster >= least);
  }
  const most = reads >= 95 ? 1.5 : reads >= 80 ? 2 : undefined;
  if (most !== undefined)
    goal(`at most ${String(most)} times gunzip alone (${overGunzip.toFixed(2)})`, overGunzip <= most);
  goal(`at most 120 MB above an idle Node (${memory.toFixed(0)})`, memory <= 120);
  return goals;
}

export function goalLines(rows: Row[]): string[] {
  return rows
    .filter(({ goal }) => goal !== undefined)
    .map(({ goal, met }) => `- ${met ? "met" : "NOT met"}: ${goal ?? ""}`);
}
