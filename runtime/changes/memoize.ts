/** The same few names make most of the records: answers are kept, and forgotten together before they are many. */
const KEPT_AT_MOST = 5_000;

/** `answer`, computed once for each text as long as it is remembered. */
export function memoize<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const kept = new Map<string, Answer>();
  return (text) => {
    const before = kept.get(text);
    if (before !== undefined) return before;
    const found = answer(text);
    if (kept.size >= KEPT_AT_MOST) kept.clear();
    kept.set(text, found);
    return found;
  };
}
