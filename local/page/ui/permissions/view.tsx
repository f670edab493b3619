import { useState } from "preact/hooks";
import type { Permissions, PermissionsQuery } from "../../api";
import { get } from "../support/api";
import { Empty, Errors } from "../support/errors";
import { useLoaded } from "../support/use-loaded";
import { DocumentView } from "./document-view";
import { Form } from "./form";

type Query = PermissionsQuery & Record<string, string | undefined>;

/** Type a bucket and its account, and read the documents that would be written. */
export function PermissionsView() {
  const [query, setQuery] = useState<Query>();
  const key = query === undefined ? undefined : JSON.stringify(query);
  const { value, loading, errors } = useLoaded<Permissions>(key, (signal) =>
    get("/api/permissions", query, signal),
  );
  return (
    <div class="scroll permissions">
      <div class="columns">
        <section class="card" aria-labelledby="permissions-title">
          <h2 id="permissions-title">Who may do what</h2>
          <p class="note">
            The exact documents for your bucket, as the components write them. Nothing is asked of AWS.
          </p>
          <Form onAsk={(fields) => setQuery(fields)} />
          {value !== undefined && value.assumptions.length > 0 && (
            <>
              <h3>Assumed</h3>
              <ul class="assumed">
                {value.assumptions.map((assumption) => (
                  <li key={assumption}>{assumption}</li>
                ))}
              </ul>
            </>
          )}
        </section>
        <div class="documents" aria-live="polite" aria-busy={loading}>
          <Errors errors={errors} />
          {value === undefined && errors.length === 0 && (
            <Empty title={loading ? "Writing the documents…" : "No documents yet."}>
              {!loading && <p>Give a bucket and its account.</p>}
            </Empty>
          )}
          {value?.documents.map((document) => (
            <DocumentView key={document.id} document={document} />
          ))}
        </div>
      </div>
    </div>
  );
}
