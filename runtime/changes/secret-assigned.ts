import { SECRET_NAME_END, SECRET_NAMES, SECRET_OPTION_END, SECRET_OPTION_ENDS } from "./secret-names";
import type { SecretShape } from "./secret-shapes";

/** An opening quote, with the backslashes of JSON in JSON before it. */
const QUOTE = String.raw`\\{0,8}["']?`;
/** A value up to the quote that it began with, or without one up to where a word ends. */
const VALUE =
  String.raw`(?!\[redacted\]|(?:true|false|null|none)\b)` +
  String.raw`(?:(?<=")(?:[^"\\]|\\[^"])+|(?<=')[^'\\]+|(?<!["'])[^\s"'\\&;,(){}[\]<>][^\s"'\\&;,<>]*)`;
/** The same of a line of YAML, which ends with the line. */
const LINE_VALUE = String.raw`(?!\[redacted\])(?:(?<=")[^"\\\r\n]+|(?<=')[^'\\\r\n]+|(?<!["'])[^\s"'\\][^\\\r\n]*)`;
/** The end of a line, also as JSON writes it. */
const LINE_END = String.raw`(?:\r?\n|(?:\\{1,4}r)?\\{1,4}n)`;
/** Before the end of an option's name: the dashes that make it one, and where a word begins. */
const IS_OPTION = String.raw`(?<=(?:^|[\s"'\\(\[,=])--?[A-Za-z0-9_.-]{1,128})`;

/** Secrets that a text gives to a name. */
export const ASSIGNED_SHAPES: readonly SecretShape[] = [
  assigned(
    "what a text assigns by `=` or `:` to a name of section 3",
    SECRET_NAMES,
    String.raw`${SECRET_NAME_END}\\{0,8}["']?[ \t]{0,3}[=:][ \t]{0,3}(?!${LINE_END}[ \t])${QUOTE}`,
    VALUE,
  ),
  assigned(
    "in a command, what follows by `=` or a space an option whose name is of section 3 or ends in `-secret` or `_secret` (`--db-password x`)",
    SECRET_OPTION_ENDS,
    String.raw`${SECRET_OPTION_END}${IS_OPTION}(?:=|[ \t]{1,3})(?!-)${QUOTE}`,
    VALUE,
  ),
  assigned(
    "in YAML, `Default:` in the first eight lines of a block under a name of section 3 (a template's parameter)",
    SECRET_NAMES,
    // The name's line, lines at least as deep as the first of its block, and the default's.
    String.raw`${SECRET_NAME_END}["']?:[ \t]{0,3}${LINE_END}(?=([ \t]{1,32}))` +
      String.raw`(?:(?!\2Default:)\2[^\r\n\\]{0,256}${LINE_END}){0,7}\2Default:[ \t]{1,3}${QUOTE}`,
    LINE_VALUE,
  ),
];

function assigned(what: string, hints: readonly string[], before: string, value: string): SecretShape {
  return { what, hints, pattern: new RegExp(`(${before})${value}`, "gi"), replacement: "$1[redacted]" };
}
