import { useState } from "preact/hooks";
import type { ChangeDetail, Exchange } from "../../api";
import { CopyButton } from "../support/copy-button";
import { Empty } from "../support/errors";
import { JsonView } from "../support/json-view";
import { plural, size } from "../support/numbers";
import { fullTime } from "../support/times";

/** Every call that was made for a change, the latest first, with what was answered. */
export function Exchanges({ detail }: { detail: ChangeDetail }) {
  if (detail.exchanges.length === 0) {
    return (
      <Empty title="Nothing was sent yet.">{<p>The change waits for its turn; this view follows.</p>}</Empty>
    );
  }
  const latestFirst = [...detail.exchanges].reverse();
  return (
    <>
      {detail.exchangesDropped > 0 && (
        <p class="note">{plural(detail.exchangesDropped, "earlier try", "earlier tries")} not kept.</p>
      )}
      {latestFirst.map((exchange, index) => (
        <ExchangeView
          key={exchange.at}
          exchange={exchange}
          attempt={detail.exchangesDropped + latestFirst.length - index}
        />
      ))}
    </>
  );
}

function ExchangeView({ exchange, attempt }: { exchange: Exchange; attempt: number }) {
  const [exact, setExact] = useState(false);
  const { request, response, fault } = exchange;
  const json = parsed(request.body);
  const ok = response !== undefined && response.status < 300;
  return (
    <section class="exchange" aria-label={`Try ${attempt}`}>
      <h3>
        Try {attempt} <span class="aside">{fullTime(exchange.at)}</span>
        <span class={ok ? "status good" : "status bad"}>
          {response?.status ?? `no answer (${fault ?? "broken"})`}
        </span>
      </h3>
      <div class="json-head">
        <h4>Request</h4>
        {json !== undefined && (
          <label class="check">
            <input
              type="checkbox"
              checked={exact}
              onChange={(event) => setExact(event.currentTarget.checked)}
            />
            Exactly as sent
          </label>
        )}
        <CopyButton text={request.body} what="Copy body" />
      </div>
      <pre class="http" tabIndex={0} role="region" aria-label="Request line and headers">
        {`${request.method} ${request.path}\n${headerLines(request.headers)}`}
      </pre>
      {exact || json === undefined ? (
        <pre class="json exact" tabIndex={0} role="region" aria-label="Request body as sent">
          {request.body}
        </pre>
      ) : (
        <JsonView value={json} label="Request body" />
      )}
      {request.bodyBytes > new Blob([request.body]).size && (
        <p class="note">Cut here; {size(request.bodyBytes)} were sent.</p>
      )}
      <h4>Response</h4>
      {response === undefined ? (
        <p class="note">None came. The change is tried again.</p>
      ) : (
        <pre class="http" tabIndex={0} role="region" aria-label="Response">
          {`${response.status}\n${headerLines(response.headers)}${response.body === "" ? "" : `\n\n${response.body}`}`}
          {response.bodyCut && "\n…"}
        </pre>
      )}
      {fault !== undefined && <p class="note">The fault “{fault}” was asked for and answered here.</p>}
    </section>
  );
}

function headerLines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

/** Undefined for a text that is no JSON, such as one that was cut. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
