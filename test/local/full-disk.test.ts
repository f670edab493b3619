import { resolve } from "node:path";
import { startLocally } from "./support/child";

const file = resolve(__dirname, "../../examples/trail-files/afternoon.json");

test("a full disk for --out: everything arrived, the file is not whole, and the status is 1", async () => {
  const { status, stdout, stderr } = await startLocally("--once", "--out", "/dev/full", file).ended;
  expect(stdout).toContain("changes arrived at the stand-in BigPanda.");
  expect(stderr).toContain("no space left on device");
  expect(status).toBe(1);
}, 60_000);
