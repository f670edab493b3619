import { NARROWINGS, withoutFilters, type Go, type Route } from "../support/route";
import { shortValue, Stranger } from "../support/row-words";

const SHOWN = { text: "Text", actor: "Actor", resource: "Resource", account: "Account", region: "Region" };

/** The filters that hold, each with a button that takes it away. */
export function Narrowings({ route, go }: { route: Route; go: Go }) {
  const given = NARROWINGS.flatMap((name) => {
    const value = route[name];
    return value === undefined ? [] : [{ name, value }];
  });
  if (given.length === 0) return null;
  return (
    <ul class="narrowings" aria-label="Filters">
      {given.map(({ name, value }) => (
        <li key={name}>
          <button
            type="button"
            class="chip given"
            aria-label={`${SHOWN[name]} ${value}: take away`}
            onClick={() => go({ [name]: undefined })}
          >
            <span class="given-by">{SHOWN[name]}</span>
            <span class="given-value" title={value}>
              <Stranger text={shortValue(name, value)} />
            </span>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {given.length > 1 && (
        <li>
          <button type="button" class="quiet" onClick={() => go(withoutFilters())}>
            Clear all
          </button>
        </li>
      )}
    </ul>
  );
}
