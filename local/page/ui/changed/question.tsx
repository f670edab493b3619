import type { Live } from "../live/store";
import type { Go } from "../support/route";
import { Find } from "./find";
import { MomentField } from "./moment-field";

/** The moment, and what to look for. */
export function Question({ at, live, go }: { at: number | undefined; live: Live; go: Go }) {
  return (
    <form
      class="question"
      role="search"
      aria-label="What changed?"
      onSubmit={(event) => event.preventDefault()}
    >
      <MomentField at={at} live={live} go={go} />
      <Find go={go} />
    </form>
  );
}
