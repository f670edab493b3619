/** Prints the calculated parts of docs/cost.md: `npx tsx test/bench/cost/main.ts`. */
import { costParts } from "./tables";

for (const [name, text] of Object.entries(costParts())) process.stdout.write(`## ${name}\n\n${text}\n\n`);
