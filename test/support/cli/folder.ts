import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of its own for a test, with files by their path in it. */
export interface TestFolder {
  path: string;
  write(name: string, content: string | Uint8Array): string;
  remove(): void;
}

export function testFolder(files: Record<string, string | Uint8Array> = {}): TestFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "cloudtrail-changes-test-")));
  const write = (name: string, content: string | Uint8Array) => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return { path, write, remove: () => rmSync(path, { recursive: true, force: true }) };
}
