import type { PermissionDocument } from "../../api";
import { CopyButton } from "../support/copy-button";
import { JsonView } from "../support/json-view";
import { Stranger } from "../support/row-words";

/** One policy document with the reason for each of its statements. */
export function DocumentView({ document }: { document: PermissionDocument }) {
  const { id, title, side, attachedTo, reasons } = document;
  return (
    <section class="card document" aria-labelledby={`document-${id}`} data-document={id}>
      <div class="json-head">
        <h2 id={`document-${id}`}>{title}</h2>
        <span class="tagged">{side}</span>
        <CopyButton text={JSON.stringify(document.document, null, 2)} />
      </div>
      <p class="note path">
        <Stranger text={attachedTo} />
      </p>
      <table class="reasons">
        <thead>
          <tr>
            <th scope="col">Statement</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ sid, why }) => (
            <tr key={sid}>
              <th scope="row">
                <code>{sid}</code>
              </th>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <JsonView value={document.document} label={`${title}, as JSON`} />
    </section>
  );
}
