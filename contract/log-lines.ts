/** Message of the log line that the processor writes for each trail file it has read; `trail` names the registration. */
export const TRAIL_FILE_READ = "Trail file read.";

/** Filter pattern for the files of one registered trail, in the log of a processor. */
export function trailFilesPattern(trailName: string): string {
  return `{ ($.message = "${TRAIL_FILE_READ}") && ($.trail = "${trailName}") }`;
}
