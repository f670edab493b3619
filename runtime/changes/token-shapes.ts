import type { SecretShape } from "./secret-shapes";

/** Tokens and webhook addresses that name their maker. */
export const TOKEN_SHAPES: readonly SecretShape[] = [
  token("GitHub tokens", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], "[A-Za-z0-9]{20,}"),
  token("GitHub fine-grained tokens", ["github_pat_"], "[A-Za-z0-9_]{20,}"),
  token("GitLab tokens", [
    "glpat-",
    "gldt-",
    "glptt-",
    "glrt-",
    "glcbt-",
    "glsoat-",
    "glagent-",
    "glimt-",
    "glft-",
  ]),
  token(
    "Slack tokens",
    ["xoxa-", "xoxb-", "xoxe-", "xoxe.", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "xapp-"],
    "[A-Za-z0-9._-]{10,}",
  ),
  token("Stripe keys", ["sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_"], "[A-Za-z0-9]{16,}"),
  token("npm tokens", ["npm_"], "[A-Za-z0-9]{36,}"),
  token("PyPI tokens", ["pypi-"], "[A-Za-z0-9_-]{40,}"),
  token("Google API keys", ["AIza"], "[A-Za-z0-9_-]{35,}"),
  token("Google OAuth secrets and tokens", ["GOCSPX-", "ya29."]),
  token("SendGrid keys", ["SG."], "[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}"),
  token("OpenAI and Anthropic keys", ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-ant-"]),
  token("OpenAI keys of the old form", ["sk-"], "[A-Za-z0-9]{32,}"),
  token("Hugging Face tokens", ["hf_"], "[A-Za-z0-9]{30,}"),
  token("Docker Hub tokens", ["dckr_pat_", "dckr_oat_"]),
  token("DigitalOcean tokens", ["dop_v1_", "doo_v1_", "dor_v1_"], "[a-f0-9]{64}"),
  token("HashiCorp Vault tokens", ["hvs.", "hvb.", "hvr."]),
  token("Pulumi tokens", ["pul-"], "[a-f0-9]{40}"),
  token("Databricks tokens", ["dapi"], "[a-f0-9]{32}(?:-\\d)?"),
  token("Shopify tokens", ["shpat_", "shpca_", "shppa_", "shpss_"], "[a-fA-F0-9]{32}"),
  token("New Relic keys", ["NRAK-", "NRII-"]),
  token("Atlassian tokens", ["ATATT3", "ATCTT3"], "[A-Za-z0-9_=-]{40,}"),
  token("Grafana tokens", ["glsa_", "glc_"], "[A-Za-z0-9_=+/-]{20,}"),
  token("Linear keys", ["lin_api_"]),
  token("Postman keys", ["PMAK-"]),
  token("Sentry tokens", ["sntrys_", "sntryu_"], "[A-Za-z0-9_=+/-]{20,}"),
  token("age secret keys", ["AGE-SECRET-KEY-1"], "[A-Z0-9]{50,}"),
  token("AppSync API keys", ["da2-"], "[a-z0-9]{26}"),
  {
    what: "Terraform Cloud tokens (`….atlasv1.…`)",
    hints: [".atlasv1."],
    pattern: /[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{40,}/g,
    replacement: "[redacted]",
  },
  {
    what: "the key in a PagerDuty integration address (`events.pagerduty.com/integration/<key>/enqueue`)",
    hints: ["pagerduty.com/"],
    pattern:
      /(events(?:\.eu)?\.pagerduty\.com\/(?:integration\/|x-ere\/|(?:[A-Za-z0-9._-]{1,19}\/)*(?=[A-Za-z0-9._-]{20})))[A-Za-z0-9._~%-]+/gi,
    replacement: "$1[redacted]",
  },
  webhook("Slack", "hooks.slack.com/", "(?:services|workflows|triggers)\\/"),
  webhook("Discord", "discord.com/api/webhooks/", "\\d{1,24}\\/"),
  webhook("Discord", "discordapp.com/api/webhooks/", "\\d{1,24}\\/"),
  webhook("Microsoft Teams", "webhook.office.com/", ""),
  webhook("Splunk On-Call", "alert.victorops.com/integrations/", ""),
];

/** A token that begins with one of the prefixes. */
function token(name: string, prefixes: string[], rest = "[A-Za-z0-9_-]{20,}"): SecretShape {
  const either = prefixes.map((prefix) => prefix.replaceAll(".", "\\.")).join("|");
  return {
    what: `${name} (${prefixes.map((prefix) => `\`${prefix}…\``).join(", ")})`,
    hints: prefixes.map((prefix) => prefix.toLowerCase()),
    pattern: new RegExp(`(?<![A-Za-z0-9])(?:${either})${rest}`, "g"),
    replacement: "[redacted]",
  };
}

/** An address that is a secret from the given place on. */
function webhook(name: string, place: string, kept: string): SecretShape {
  const address = place.replaceAll(".", "\\.").replaceAll("/", "\\/");
  return {
    what: `the secret part of a ${name} webhook address (\`${place}…\`)`,
    hints: [place],
    pattern: new RegExp(`(${address}${kept})(?!\\[redacted\\])[^\\s"'\\\\<>]+`, "gi"),
    replacement: "$1[redacted]",
  };
}
