import { useEffect, useState } from "preact/hooks";

/** Copies text, and says whether it could. */
export function CopyButton({ text, what = "Copy" }: { text: string; what?: string }) {
  const [said, say] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => say(undefined), 2_500);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => say("Copied"),
      () => say("The browser refused; select the text instead"),
    );
  };
  return (
    <button type="button" class="quiet copy" onClick={copy}>
      <span aria-live="polite">{said ?? what}</span>
    </button>
  );
}
