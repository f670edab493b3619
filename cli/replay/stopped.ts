/** The run cannot go on. What was accepted is in the account; the next run takes up from there. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}
