/** A text with a made-up secret, the part that must not survive, and what the text becomes. */
export interface MadeUpSecret {
  text: string;
  secret: string;
  redacted: string;
}

const letters = (count: number) => "Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z".repeat(8).slice(0, count);
const hex = (count: number) => "0a1b2c3d4e5f6789".repeat(8).slice(0, count);

/** Put together here, so that no scanner takes this file for a leak. */
const tokens = [
  ...["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map((prefix) => prefix + letters(36)),
  `github_pat_${letters(22)}_${letters(59)}`,
  ...["glpat-", "gldt-", "glptt-", "glrt-", "glcbt-", "glsoat-", "glagent-", "glimt-", "glft-"].map(
    (prefix) => prefix + letters(20),
  ),
  ...["xoxa-", "xoxb-", "xoxe-", "xoxe.", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "xapp-"].map(
    (prefix) => `${prefix}123456789012-${letters(24)}`,
  ),
  ...["sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_"].map((prefix) => prefix + letters(24)),
  `npm_${letters(36)}`,
  `pypi-${letters(80)}`,
  `AIza${letters(35)}`,
  `GOCSPX-${letters(28)}`,
  `ya29.${letters(60)}`,
  `SG.${letters(22)}.${letters(43)}`,
  ...["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-ant-"].map((prefix) => prefix + letters(48)),
  `sk-${letters(48)}`,
  `hf_${letters(34)}`,
  ...["dckr_pat_", "dckr_oat_"].map((prefix) => prefix + letters(27)),
  ...["dop_v1_", "doo_v1_", "dor_v1_"].map((prefix) => prefix + hex(64)),
  ...["hvs.", "hvb.", "hvr."].map((prefix) => prefix + letters(24)),
  `pul-${hex(40)}`,
  `dapi${hex(32)}`,
  ...["shpat_", "shpca_", "shppa_", "shpss_"].map((prefix) => prefix + hex(32)),
  ...["NRAK-", "NRII-"].map((prefix) => prefix + letters(27)),
  ...["ATATT3", "ATCTT3"].map((prefix) => prefix + letters(60)),
  ...["glsa_", "glc_"].map((prefix) => prefix + letters(32)),
  `lin_api_${letters(40)}`,
  `PMAK-${letters(24)}-${letters(34)}`,
  ...["sntrys_", "sntryu_"].map((prefix) => prefix + letters(40)),
  `AGE-SECRET-KEY-1${letters(58).toUpperCase()}`,
  `da2-${letters(26).toLowerCase()}`,
  `${letters(14)}.atlasv1.${letters(67)}`,
  `eyJ${letters(20)}.eyJ${letters(40)}.${letters(43)}`,
  `-----BEGIN RSA PRIVATE KEY-----\n${letters(64)}\n${letters(20)}==\n-----END RSA PRIVATE KEY-----`,
  `-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B\n\n${letters(64)}\n-----END EC PRIVATE KEY-----`,
  `-----BEGIN OPENSSH PRIVATE KEY-----\n${letters(64)}`,
];

export const madeUpSecrets: MadeUpSecret[] = [
  ...tokens.map((token) => ({ text: token, secret: token, redacted: "[redacted]" })),
  part("AKIA", "Z7QWERTYUIOP", "ASDF"),
  part("ASIA", "Z7QWERTYUIOP", "ASDF"),
  part("https://events.pagerduty.com/integration/", hex(32), "/enqueue"),
  part("https://events.eu.pagerduty.com/integration/", hex(32), "/enqueue"),
  part("https://events.pagerduty.com/x-ere/", `R0${letters(30).toUpperCase()}`, ""),
  part("https://events.pagerduty.com/adapter/cloudwatch_sns/v1/", hex(32), ""),
  part("https://hooks.slack.com/services/", `T0000/B0000/${letters(24)}`, ""),
  part("https://discord.com/api/webhooks/123456789012345678/", letters(68), ""),
  part("https://discordapp.com/api/webhooks/123456789012345678/", letters(68), ""),
  part("https://example.webhook.office.com/", `webhookb2/${hex(32)}`, ""),
  part("https://alert.victorops.com/integrations/", `generic/1/alert/${hex(32)}/team`, ""),
  part("postgres://app:", "h0me-Zq7", "@db.internal:5432/app"),
  part("https://user:", "p@ss:Zq7", "@git.example.com/app.git"),
  part("Authorization: Bearer ", letters(40), ""),
  part("Authorization: Basic ", "YWxpY2U6WnE3c2VjcmV0", ""),
  part("https://b.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature=", hex(64), ""),
  part("https://b.s3.amazonaws.com/k?X-Amz-Security-Token=", letters(60), "&x=1"),
  part("https://x.blob.core.windows.net/c?sv=1&sig=", letters(43), ""),
  part("https://api.example.com/hook?token=", "Zq7tok", "&room=1"),
  part("https://api.example.com/hook?signature=", "Zq7tok", ""),
  part("Endpoint=sb://x;secret=", "Zq7tok", ";a=b"),
  part("https://api.opsgenie.com/v1/json/cloudwatch?apiKey=", "Zq7-1111", ""),
  part("AccountName=a;AccountKey=", "Zq7tok==", ";EndpointSuffix=core"),
  part("x-api-key: ", "Zq7tok", ""),
  part("Server=db;Uid=app;Pwd=", "Zq7tok", ";"),
  part("aws_secret_access_key = ", "Zq7/K7MDENG+bPxRfiCYzzEXAMPLEKEY", ""),
  part("run --verbose --db-password ", "Zq7tok", " --port 5432"),
  part("run --token=", "Zq7tok", " --port 5432"),
  part("run -secret '", "Zq7 tok", "' now"),
  part("export GITHUB_TOKEN=", "Zq7tok", "; next_token=2"),
  part(
    "Parameters:\n  DbPassword:\n    Type: String\n    NoEcho: false\n    Default: ",
    "Zq7 tok, all",
    "\n  Port:\n    Default: 5432",
  ),
  part('  ApiKey:\r\n    Default: "', "Zq7 tok", '"\r\n'),
  part('{"password": "', "it's Zq7", '"} trailing'),
];

function part(before: string, secret: string, after: string): MadeUpSecret {
  return { text: before + secret + after, secret, redacted: `${before}[redacted]${after}` };
}
