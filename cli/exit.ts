/** How the command ends. Documented in every `--help` and in docs/cli.md. */
export const ExitCode = { ok: 0, failed: 1, usage: 2, interrupted: 130, terminated: 143 } as const;

export const EXIT_CODES_HELP = `
Exit codes:
  0    all done
  1    something was named on stderr and the rest went on: a file that is missing, unreadable, damaged or not
       from CloudTrail, a pattern that matches nothing, a change that could not be published
  2    wrong usage: unknown option, bad rules file, missing key
  130  ended by Ctrl-C (143: by SIGTERM)`;

/** The command cannot start as it was called. Shown without a stack; status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
