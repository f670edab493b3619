import { readFile } from "node:fs/promises";
import type { Filter } from "../contract/filter";
import { validateFilter } from "../contract/filter-validation";
import { ContractError } from "../contract/problems";
import { UsageError } from "./exit";
import { reasonOf } from "./files/errors";

/** The user's rules, checked; undefined without a file. Throws a `UsageError` that names the file and each fault. */
export async function readRules(file: string | undefined): Promise<Filter | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, "utf8").catch((error) => {
    throw new UsageError(`rules file ${file}: ${reasonOf(error)}`);
  });
  try {
    return validateFilter(parse(text, file), "rules");
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw new UsageError(`rules file ${file}:\n  ${error.problems.join("\n  ")}`);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new UsageError(`rules file ${file}: is not JSON: ${(error as Error).message}`);
  }
}
