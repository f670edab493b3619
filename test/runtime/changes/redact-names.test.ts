import { isSecretName, SECRET_NAME_WORDS } from "../../../runtime/changes/secret-names";
import { redactRecord } from "../../../runtime/changes/redact";
import { toChange } from "../../../runtime/changes/to-change";
import { recordWith } from "../../support/changes/records";

const SECRET = "Zq7 made up, and looks like nothing";

const camel = (words: string) => words.replace(/ ([a-z])/g, (_all, letter: string) => letter.toUpperCase());
const spellings = (words: string) => [
  camel(words),
  camel(words).replace(/^./, (first) => first.toUpperCase()),
  `some${camel(` ${words}`)}`,
  `DB_${words.toUpperCase().replaceAll(" ", "_")}`,
  words.replaceAll(" ", "-"),
];

test.each(SECRET_NAME_WORDS)("a field named %s holds no secret that leaves", (words) => {
  for (const name of spellings(words)) {
    const requests: unknown[] = [
      { [name]: SECRET },
      { outer: [{ [name]: SECRET }] },
      { outer: { [name]: [SECRET] } },
      { pairs: [{ name, value: SECRET }] },
      { pairs: [{ Key: name, Value: SECRET }] },
      { document: JSON.stringify({ a: [{ [name]: SECRET }] }) },
      { document: JSON.stringify({ inner: JSON.stringify({ [name]: SECRET }) }, null, 2) },
      { document: `{"cut off": {"${name}": "${SECRET}` },
      { script: `export ${name}="${SECRET}"; ${name}='${SECRET}'` },
      { yaml: `${name}: "${SECRET}"` },
      { line: `run --${name}=Zq7 --verbose` },
    ];
    for (const requestParameters of requests) {
      const body = JSON.stringify(toChange(recordWith({ requestParameters })));
      expect(body).not.toContain("Zq7");
      expect(body).toContain("[redacted]");
    }
  }
});

test("JSON in a text is read as JSON: pairs, and secrets with quotes in them", () => {
  const inner = {
    environment: [{ name: "DB_PASSWORD", value: SECRET }],
    password: 'a "quoted" Zq7',
    port: 5432,
  };
  const input = JSON.stringify({ detail: JSON.stringify(inner) });
  const { tags } = toChange(recordWith({ requestParameters: { input } }));
  expect(JSON.parse((JSON.parse(tags.rp_input!) as { detail: string }).detail)).toEqual({
    environment: [{ name: "DB_PASSWORD", value: "[redacted]" }],
    password: "[redacted]",
    port: 5432,
  });
});

/** Good data that rules by name alone destroy. */
const survivors: Record<string, unknown> = {
  tags: [
    { key: "team", value: "payments" },
    { key: "secret-rotation", value: "monthly" },
  ],
  code: { s3Key: "lambda.zip", s3Bucket: "artifacts" },
  secretId: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db/password-AbCdEf",
  forceOverwriteReplicaSecret: false,
  keyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
  kmsKeyId: "alias/app",
  keyName: "ops-laptop",
  apiKeyRequired: true,
  apiKeyId: "a1b2c3d4e5",
  command: [
    "run",
    "--client-token",
    "a1",
    "--next_token=a2",
    "--secret-id",
    "prod/db",
    "--password",
    "--verbose",
  ],
  script: "run --client-token a1 --secret-id prod/db --password-stdin; next_token=2",
  definition:
    '{"clientToken":"a1","nextToken":"a2","clientRequestToken":"a3","secretId":"prod/db","keyId":"k"}',
  database: {
    password: "{{resolve:secretsmanager:prod/db}}",
    apiKey: "arn:aws:ssm:eu-west-1:111122223333:parameter/k",
  },
  mapping: { "integration.request.header.Authorization": "method.request.header.Authorization" },
  disks: "disk-0123456789 and task-0a1b2c3d4e5f67890a1b2c3d4e5f6789",
  clientToken: "D688CB0A-A9EA-4C5D-AE8A-24C28E034FAF",
  clientRequestToken: "9128BF7A-DA94-40C0-873D-BCDF8A4013DC",
  nextToken: "page-2",
  manageMasterUserPassword: true,
  rotateMasterUserPassword: "true",
  passwordResetRequired: true,
  minimumPasswordLength: 14,
  authTokenUpdateStrategy: "ROTATE",
  tokenValidityUnits: { accessToken: "hours", idToken: "minutes", refreshToken: "days" },
  accessTokenValidity: 60,
  httpTokens: "required",
  publicKeyMaterial: "c3NoLXJzYSBBQUFB",
  name: "prod/db/password",
  secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:ssm:eu-west-1:111122223333:parameter/db" }],
  schema: { properties: { password: { type: "string", minLength: 8 } } },
  policyDocument:
    '{"Statement":[{"Effect":"Allow","Action":["iam:ChangePassword","secretsmanager:GetSecretValue"],"Resource":"*"}]}',
  repository: "ssh://git@git.example.com/app.git",
  template: "https://bucket.s3.amazonaws.com/template.yaml?versionId=3",
  description: "Basic monitoring; Bearer authentication; password policy for Asia/Tokyo",
};

test.each(Object.entries(survivors))("%s survives", (key, value) => {
  const record = recordWith({ requestParameters: { [key]: value } });
  expect(toChange(record).tags[`rp_${key}`]).toBe(typeof value === "string" ? value : JSON.stringify(value));
  expect(redactRecord(record)).toBe(record);
});

test.each([
  "key",
  "token",
  "secret",
  "secretId",
  "apiKeyId",
  "clientToken",
  "client_request_token",
  "next-token",
  "keyName",
  "passwordResetRequired",
  "masterUser",
  "",
])("%p names no secret", (name) => {
  expect(isSecretName(name)).toBe(false);
});
