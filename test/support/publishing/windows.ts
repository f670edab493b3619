/** The most calls that any closed window of this length holds; calls in order of time. */
export function mostWithin(calls: number[], windowMs: number): number {
  let first = 0;
  let most = 0;
  calls.forEach((call, index) => {
    while (call - (calls[first] ?? call) > windowMs) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
