// Loaded into a process before anything else (`node --import`): gives it the time of the chaos run, which goes
// CHAOS_SPEED times as fast as the machine's. Every date, timer and time-out of that process follows, so no code
// under test is changed and all of its waits keep their proportions. The run moves the time of all processes on when
// everyone waits ({ skip }), and makes the clock of one process wrong ({ jump }).
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import timersPromises from "node:timers/promises";
import { promisify } from "node:util";

const speed = Number(process.env.CHAOS_SPEED);
const epoch = Number(process.env.CHAOS_EPOCH);
const keepsTimers = process.env.CHAOS_TIMERS === "real";
let skipped = 0;
let jumped = 0;

const machineNow = () => performance.timeOrigin + performance.now();
const worldNow = () => epoch + (machineNow() - epoch) * speed + skipped;
const shownNow = () => Math.floor(worldNow() + jumped);

const MachineDate = globalThis.Date;
globalThis.Date = class Date extends MachineDate {
  constructor(...parts) {
    if (parts.length === 0) super(shownNow());
    else super(...parts);
  }
  static now() {
    return shownNow();
  }
};

if (!keepsTimers) {
  const shorter = (milliseconds) => (milliseconds === undefined ? undefined : Number(milliseconds) / speed);
  const { setTimeout, setInterval } = globalThis;
  const wait = timersPromises.setTimeout;
  globalThis.setTimeout = (work, milliseconds, ...rest) => setTimeout(work, shorter(milliseconds), ...rest);
  globalThis.setInterval = (work, milliseconds, ...rest) => setInterval(work, shorter(milliseconds), ...rest);
  timersPromises.setTimeout = (milliseconds, ...rest) => wait(shorter(milliseconds), ...rest);
  globalThis.setTimeout[promisify.custom] = timersPromises.setTimeout;
  timers.setTimeout = globalThis.setTimeout;
  timers.setInterval = globalThis.setInterval;
  syncBuiltinESMExports();
  const timeOut = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (milliseconds) => timeOut(Math.ceil(shorter(milliseconds)));
}

/** The right time, whatever the clock of this process shows: what Lambda measures an invocation by. */
globalThis[Symbol.for("chaos.world")] = worldNow;

process.on("message", (message) => {
  if (message.skip !== undefined) {
    skipped = message.skip;
    process.send({ skipped });
  }
  if (message.jump !== undefined) jumped = message.jump;
});
// The run is over, or has died: nothing may outlive it.
process.on("disconnect", () => process.exit());
