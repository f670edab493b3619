import { ContractError } from "../../contract/problems";
import type { ConfigValues } from "./keys";
import { readKeys, type ConfigSource } from "./read-keys";
import { problemsTogether } from "./rules";
import { problemOfMissingMode } from "./trail-rules";

/** The configuration, checked and made regular. Throws a `ContractError` with every problem, each with its key. */
export function parseConfig(source: ConfigSource): ConfigValues {
  const problems: string[] = [];
  const read = readKeys(source, problems);
  const all = [...problems, ...problemsTogether(read)];
  if (all.length > 0) throw new ContractError([...all, ...problemOfMissingMode(read)]);
  return read.values;
}
