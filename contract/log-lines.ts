/** Message of the log line that the processor writes for each trail file it has read; `trail` names the registration. */
export const TRAIL_FILE_READ = "Trail file read.";
