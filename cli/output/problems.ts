import { neutralise } from "./text";

/** Names what went wrong with one file and lets the others go on; whoever asks at the end learns that it did. */
export interface Problems {
  /** Writes `cloudtrail-changes: <name>: <message>` on stderr. */
  name(name: string, message: string): void;
  readonly count: number;
}

export function createProblems(stderr: { write(text: string): unknown } = process.stderr): Problems {
  let count = 0;
  return {
    name(name, message) {
      count += 1;
      stderr.write(`cloudtrail-changes: ${neutralise(name)}: ${neutralise(message)}\n`);
    },
    get count() {
      return count;
    },
  };
}
