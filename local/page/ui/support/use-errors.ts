import { useContext, useEffect, useState } from "preact/hooks";
import { Renewals } from "../live/renewals";

/** What went wrong with an action; it is over when a lost connection is back. */
export function useErrors(): [errors: string[], set: (errors: string[]) => void] {
  const [errors, setErrors] = useState<string[]>([]);
  const renewals = useContext(Renewals);
  useEffect(() => setErrors([]), [renewals]);
  return [errors, setErrors];
}
