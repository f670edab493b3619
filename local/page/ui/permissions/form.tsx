import type { PermissionsQuery } from "../../api";

interface Field {
  name: keyof PermissionsQuery;
  label: string;
  placeholder: string;
  required?: boolean;
}

const FIELDS: Field[] = [
  { name: "bucket", label: "Bucket", placeholder: "example-trail-logs", required: true },
  { name: "bucketAccountId", label: "Account of the bucket", placeholder: "111122223333", required: true },
  { name: "region", label: "Region of the bucket", placeholder: "eu-west-1" },
  { name: "prefix", label: "Prefix before AWSLogs/", placeholder: "none" },
  { name: "organizationId", label: "Organisation", placeholder: "o-…, of an organisation trail" },
  { name: "vendorAccountId", label: "Account of the processor", placeholder: "the same account" },
  { name: "externalId", label: "External id", placeholder: "an example" },
  { name: "trailKeyArn", label: "KMS key of the files", placeholder: "none" },
];

const NOTIFICATIONS: [mode: string, means: string][] = [
  ["exclusive", "exclusive: the bucket's only rule is ours"],
  ["merge", "merge: our rule beside others"],
  ["topic", "topic: of the bucket's SNS topic"],
  ["eventbridge", "eventbridge: by a rule"],
  ["external", "external: somebody else sees to it"],
];

type Query = PermissionsQuery & Record<string, string | undefined>;

/** What the documents depend on; two fields are enough. */
export function Form({ onAsk }: { onAsk: (query: Query) => void }) {
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const text = (name: string) => {
      const value = data.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    const given = FIELDS.map(({ name }) => [name, text(name)] as const).filter(([, value]) => value !== "");
    onAsk({
      ...Object.fromEntries(given),
      bucket: text("bucket"),
      bucketAccountId: text("bucketAccountId"),
      notification: text("notification"),
      ...(data.has("allowListing") ? { allowListing: "true" } : {}),
      ...(data.has("ownKeys") ? { ownKeys: "true" } : {}),
    });
  };
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      {FIELDS.map(({ name, label, placeholder, required = false }) => (
        <div class="field" key={name}>
          <label for={`permissions-${name}`}>
            {label}
            {required && <span class="unit"> required</span>}
          </label>
          <input
            id={`permissions-${name}`}
            name={name}
            placeholder={placeholder}
            required={required}
            autocomplete="off"
            spellcheck={false}
          />
        </div>
      ))}
      <div class="field">
        <label for="permissions-notification">How notices of files come</label>
        <select id="permissions-notification" name="notification">
          {NOTIFICATIONS.map(([mode, means]) => (
            <option key={mode} value={mode}>
              {means}
            </option>
          ))}
        </select>
      </div>
      <label class="check">
        <input type="checkbox" name="allowListing" />
        The vendor may list the files, for backfill
      </label>
      <label class="check">
        <input type="checkbox" name="ownKeys" />
        Queue, topic and parameters have KMS keys of yours
      </label>
      <button type="submit" class="main">
        Show the documents
      </button>
    </form>
  );
}
