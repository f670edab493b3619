import type { Log, LogFields } from "../ports/log";

export type LogLevel = "debug" | "info" | "warn" | "error";

export interface LogOptions {
  /** Written as `service` on every line: the function or command that speaks. */
  service: string;
  /** Lines below it are left out. Defaults to `info`. */
  level?: LogLevel;
  /** Fields of every line, such as the version. Defaults to none. */
  fields?: LogFields;
  /** Takes one line without its line end. Defaults to standard output. */
  write?: (line: string) => void;
  /** Milliseconds since 1970-01-01 UTC. Defaults to the machine's time. */
  now?: () => number;
}

/**
 * A structured log: one JSON object a line, `{"time","level","service","message",…fields}`, the form that CloudWatch
 * Logs Insights finds fields in without help.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
 */
export function createLog(options: LogOptions): Log {
  const write = options.write ?? ((line: string) => process.stdout.write(`${line}\n`));
  const now = options.now ?? Date.now;
  const lowest = LEVELS.indexOf(options.level ?? "info");
  const at = (level: LogLevel) => (message: string, fields?: LogFields) => {
    if (LEVELS.indexOf(level) < lowest) return;
    const time = new Date(now()).toISOString();
    // The fixed fields come last in the merge, so that no field can pass for another level or service.
    const fixed = { time, level, service: options.service, message };
    write(JSON.stringify({ ...fixed, ...options.fields, ...fields, ...fixed }));
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** A log that keeps nothing. */
export const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Reads a level from an environment variable; anything unknown is `info`. */
export function logLevel(value: string | undefined): LogLevel {
  return LEVELS.find((level) => level === value?.toLowerCase()) ?? "info";
}

const LEVELS: LogLevel[] = ["debug", "info", "warn", "error"];

function ignore(): void {}
