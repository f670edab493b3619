/** Characters of an answer that are kept for logs and parked messages. */
export const EXCERPT_LENGTH = 300;

/** Bytes of an answer that are read at all; the rest is cut off with the connection. */
export const BODY_LIMIT_BYTES = 4096;

/**
 * The start of an answer's body as text, free of `secrets`. `cut` says that the body went on: then the last
 * characters, which could be the start of a secret, are dropped.
 */
export function excerptOf(body: Uint8Array, secrets: string[], cut: boolean): string {
  const text = new TextDecoder().decode(body);
  const longest = Math.max(0, ...secrets.flatMap(formsOf).map((form) => form.length));
  return redactedText(cut ? text.slice(0, Math.max(0, text.length - longest)) : text, secrets);
}

/**
 * The start of a text with every secret in it replaced (also JSON- and URL-encoded), and control characters and
 * broken surrogates made spaces, so that it fits a log line and an SQS attribute.
 */
export function redactedText(text: string, secrets: string[]): string {
  let redacted = text;
  for (const form of secrets.flatMap(formsOf)) redacted = redacted.replaceAll(form, "[redacted]");
  return redacted.slice(0, EXCERPT_LENGTH).replace(UNPRINTABLE, " ").replace(/ {2,}/g, " ").trim();
}

function formsOf(value: string): string[] {
  const secret = value.trim();
  if (secret === "") return [];
  const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

// With the flag `u` a whole pair of surrogates is one character that does not match; only lone ones do.
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/gu;
