import type * as pulumi from "@pulumi/pulumi";
import { programFile } from "./program/compiled";

/** What `pulumi up` runs: program/main.ts. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
export = require(programFile(__dirname)) as () => Promise<pulumi.Inputs>;
