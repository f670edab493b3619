/** A request that cannot be served, and why; the sentences are shown to the user. */
export class HttpProblem extends Error {
  readonly errors: string[];

  constructor(
    readonly status: number,
    errors: string | string[],
    readonly headers: Record<string, string> = {},
  ) {
    const list = [errors].flat();
    super(list.join(" "));
    this.name = "HttpProblem";
    this.errors = list;
  }
}
