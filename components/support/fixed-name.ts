/**
 * Options of what has a name of ours. A replacement would meet its own name: AWS refuses a second role of it, and takes
 * a second queue, topic or rule for the first one, which Pulumi would then delete as the old one.
 */
export const FIXED_NAME = { deleteBeforeReplace: true };
