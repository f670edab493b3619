/** Prints the microseconds of processor time that a vendor with so many registered trails takes, over mocks, to say what it wants. */
import { record } from "../support/components/monitor";
import { VENDOR, inAccount } from "../support/scenarios/common";
import { manyTrails } from "../support/scenarios/vendor";

async function main(trails: number): Promise<void> {
  await timed(20);
  process.stdout.write(String(await timed(trails)));
}

async function timed(trails: number): Promise<number> {
  const before = process.cpuUsage();
  await record(() => manyTrails(trails), inAccount(VENDOR));
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

void main(Number(process.argv[2]));
