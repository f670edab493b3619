import { shown } from "../../contract/problems";

/** PagerDuty's hosts for events: https://support.pagerduty.com/docs/service-regions */
const PAGERDUTY_HOSTS = ["events.pagerduty.com", "events.eu.pagerduty.com"];
/** Such as `YOUR_INTEGRATION_KEY`, `routing-key` and `xxxx`. */
const PLACEHOLDER = /^(?:(?:your|my|the|integration|routing|service|api)[_-]?)*key$|placeholder|^x+$/i;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * What is wrong with the endpoint of alarms, as the rest of a sentence. It is a secret: what is shown of it is its
 * host at most. PagerDuty's URLs must have a documented shape; any other https endpoint is taken.
 * https://support.pagerduty.com/docs/aws-cloudtrail-integration-guide
 */
export function problemOfIntegrationUrl(text: string): string | undefined {
  // The parser would take it off; the endpoint is given to SNS as it stands.
  if (/\s/.test(text)) return "integrationUrl must hold no white space, such as a line end at its end.";
  if (!URL.canParse(text)) return "integrationUrl must be an https:// URL; it is no URL.";
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.test(url.hostname))) {
    return `integrationUrl must be an https:// URL (http:// for loopback hosts only), got ${shown(`${url.protocol}//${url.host}/…`)}.`;
  }
  if (!/(?:^|\.)pagerduty\.|^pagerduty/.test(url.hostname)) return undefined;
  if (!PAGERDUTY_HOSTS.includes(url.hostname)) {
    return `integrationUrl must have PagerDuty's host ${PAGERDUTY_HOSTS.join(" or ")}, got ${shown(url.hostname)}.`;
  }
  if (/[?#]|^https:\/\/[^/]*[@:]/i.test(text)) {
    return "integrationUrl must have no user name, port, query and fragment with PagerDuty's host; it has one of them.";
  }
  const key = keyOf(url);
  if (key === undefined) {
    return "integrationUrl must be https://<PagerDuty's host>/x-ere/<key> or https://<PagerDuty's host>/integration/<key>/enqueue; its path is another.";
  }
  if (/^[A-Za-z0-9_-]+$/.test(key) && !PLACEHOLDER.test(key)) return undefined;
  return "integrationUrl must hold PagerDuty's key, of letters and digits; a placeholder seems to stand in its place.";
}

/** What is allowed and yet probably wrong. */
export function warningOfIntegrationUrl(text: string): string | undefined {
  if (!URL.canParse(text) || !PAGERDUTY_HOSTS.includes(new URL(text).hostname)) return undefined;
  if (/^[A-Za-z0-9]{32}$/.test(keyOf(new URL(text)) ?? "")) return undefined;
  return "The key in integrationUrl is not of PagerDuty's form of 32 letters and digits. Is it whole?";
}

function keyOf({ pathname }: URL): string | undefined {
  const [, inRules, inIntegration] =
    /^\/x-ere\/([^/]+)$|^\/integration\/([^/]+)\/enqueue$/.exec(pathname) ?? [];
  return inRules ?? inIntegration;
}
