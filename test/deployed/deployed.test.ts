import { miniStackExecutable } from "../support/deployed/ministack";
import { createWorld, type World } from "../support/deployed/world";
import { terraformVersion } from "../support/terraform/terraform";
import { alarmCases } from "./cases/alarms";
import { destructionCases } from "./cases/destruction";
import { doctorCases } from "./cases/doctor";
import { fileCases } from "./cases/files";
import { mergeCases } from "./cases/merge";
import { noticeCases } from "./cases/notices";
import { permissionCases } from "./cases/permissions";
import { readingCases } from "./cases/reading";
import { sendingCases } from "./cases/sending";
import { trustCases } from "./cases/trust";
import { wrongKeyCases } from "./cases/wrong-key";

// What the deployed stacks do: recorded programs, the real provider, and an emulator of AWS that runs the functions and
// enforces permissions. docs/emulators.md says what it cannot show.

const executable = miniStackExecutable();
const missing =
  executable === undefined ? "MINISTACK names no emulator and there is no ministack on PATH" : noTerraform();
if (missing !== undefined) {
  // Past jest's console, which leaves out what a skipped file says.
  process.stderr.write(`The deployed tests are skipped: ${missing}.\n`);
}

(missing === undefined ? describe : describe.skip)("Deployed", () => {
  let world: World | undefined;
  const at = () => {
    if (!world) throw new Error("The stacks could not be applied.");
    return world;
  };

  beforeAll(async () => {
    jest.spyOn(console, "warn").mockImplementation();
    world = await createWorld(executable ?? "");
  }, 600_000);

  afterAll(async () => {
    if (world) process.stdout.write(account(world));
    await world?.stop();
  });

  // First, since its wait goes on behind the others.
  wrongKeyCases(at, "held");
  fileCases(at);
  noticeCases(at);
  trustCases(at);
  readingCases(at);
  sendingCases(at);
  permissionCases(at);
  doctorCases(at);
  alarmCases(at);
  mergeCases(at);
  wrongKeyCases(at, "mended");
  // Last: after it there is nothing.
  destructionCases(at);
});

function noTerraform(): string | undefined {
  return terraformVersion() === undefined ? "there is no terraform on PATH" : undefined;
}

/** What was done and seen, in one place. */
function account({ emulator, shown, bigPanda, bigPandaFront, pagerDuty }: World): string {
  const lines = {
    emulator: `MiniStack ${emulator.version}, terraform ${terraformVersion() ?? ""}`,
    "resources applied": shown.applied,
    "resources destroyed": shown.destroyed,
    "trail files put": shown.filesPut,
    "requests to BigPanda": bigPandaFront.seen.length,
    "changes that arrived": bigPanda.changes.size,
    "permission pairs shown": shown.pairs,
    "messages to PagerDuty": pagerDuty.messages.length,
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${String(value)}\n`)
    .join("");
}
