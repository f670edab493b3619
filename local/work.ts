import type { TrailRegistration } from "../contract/trail-registration";
import { ownFiles } from "./files/own-files";
import type { RunFile } from "./run-file";
import { sampleRunFiles, sampleTrails } from "./samples/sample-run";
import { INCIDENT_AT } from "./samples/scenes/incident";

/** What a run is to bring to BigPanda. */
export interface Work {
  files: RunFile[];
  trails: TrailRegistration[];
  /** What was asked for and cannot be done, one sentence each. */
  problems: string[];
  remarks: string[];
  /** A moment before which the changes are worth a look, in milliseconds since 1970. */
  incidentAt?: number;
}

/** The user's own files, or the samples when none are named. */
export async function workOf({ files, seed }: { files: string[]; seed: number }): Promise<Work> {
  if (files.length > 0) {
    const { trail, ...own } = await ownFiles(files);
    return { ...own, trails: [trail] };
  }
  return {
    files: sampleRunFiles(seed),
    trails: sampleTrails(),
    problems: [],
    remarks: [`No files were named: a made-up day of two accounts takes their place (seed ${seed}).`],
    incidentAt: INCIDENT_AT,
  };
}
