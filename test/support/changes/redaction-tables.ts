import { REDACTED_FIELDS } from "../../../runtime/changes/redaction-table";
import { SECRET_NAME_WORDS } from "../../../runtime/changes/secret-names";
import { SECRET_SHAPES } from "../../../runtime/changes/secret-shapes";

/** The rows of docs/redaction.md as the code has them. */
export function fieldRows(): string[][] {
  return REDACTED_FIELDS.map(({ source, events, paths, holds }) => [
    source === "*" ? "every service" : `\`${source}\``,
    events === "*" ? "every event" : events,
    paths
      .split(" ")
      .map((path) => `\`${path}\``)
      .join(" "),
    holds,
  ]);
}

export function nameRows(): string[][] {
  return SECRET_NAME_WORDS.map((words) => [`\`${joined(words)}\``]);
}

export function shapeRows(): string[][] {
  return SECRET_SHAPES.map(({ what, replacement }) => [what, `\`${replacement.replace(/\$\d/g, "…")}\``]);
}

/** `secret access key` is `secretAccessKey`. */
function joined(words: string): string {
  return words.replace(/ ([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}
