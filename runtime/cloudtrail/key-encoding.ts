/**
 * The key that an S3 event notification means. S3 writes keys as HTML forms do: a space is `+`, anything special
 * is percent-encoded UTF-8. So `+` is turned first, then the percents, and a `+` of the key (`%2B`) survives.
 * Sequences that are no percent-encoded UTF-8 stay as they are.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function decodeS3Key(encoded: string): string {
  return encoded.replaceAll("+", " ").replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun);
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}
