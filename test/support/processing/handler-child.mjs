// Calls the handler of a bundle as Lambda would: one event a line of standard input, one answer a line that begins
// with ANSWER. Arguments: the bundle's file.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { handler } = await import(pathToFileURL(process.argv[2]).href);
process.stdout.write("READY\n");
const context = { getRemainingTimeInMillis: () => 300_000 };
for await (const line of createInterface({ input: process.stdin })) {
  handler(JSON.parse(line), context).then(
    (answer) => process.stdout.write(`ANSWER ${JSON.stringify(answer)}\n`),
    (error) => process.stdout.write(`THROWN ${error.name}\n`),
  );
}
