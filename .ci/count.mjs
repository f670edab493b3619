// Prints "passed failed skipped" of a report that jest wrote with --json. A suite that could not run is a failure.
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
console.log(report.numPassedTests, failed, report.numPendingTests + report.numTodoTests);
