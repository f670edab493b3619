export type LogFields = Record<string, string | number | boolean | undefined>;

/** Structured log. Fields are facts about the work (counts, names, codes), never contents of records or keys. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
