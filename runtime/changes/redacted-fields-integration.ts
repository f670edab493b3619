import type { RedactedFields } from "./redaction-table";

/** What talks to others: endpoints, connectors, webhooks and the keys they carry. */
export const INTEGRATION_FIELDS: readonly RedactedFields[] = [
  row(
    "amplify",
    "CreateApp CreateBranch UpdateApp UpdateBranch",
    "basicAuthCredentials oauthToken",
    "passwords",
  ),
  row("appfabric", "CreateAppAuthorization UpdateAppAuthorization", "credential", "keys"),
  row("appfabric", "ConnectAppAuthorization", "authRequest.code", "a code"),
  row(
    "appflow",
    "CreateConnectorProfile UpdateConnectorProfile",
    "connectorProfileCredentials",
    "keys and passwords",
  ),
  row(
    "chatbot",
    "CreateChimeWebhookConfiguration UpdateChimeWebhookConfiguration",
    "webhookUrl",
    "a webhook address",
  ),
  row(
    "cloudfront",
    "CreateDistribution CreateDistributionWithTags UpdateDistribution",
    "customHeaders.headerValue",
    "keys in headers to the origin",
  ),
  row("cloudfront-keyvaluestore", "PutKey UpdateKeys", "value", "values"),
  row("codepipeline", "PutWebhook", "authenticationConfiguration.secretToken", "a token"),
  row("devops-agent", "RegisterService", "authorizationConfig tokenValue", "keys"),
  row(
    "events",
    "CreateConnection UpdateConnection",
    "bodyParameters.value headerParameters.value queryStringParameters.value apiKeyAuthParameters.apiKeyValue",
    "keys in requests",
  ),
  row(
    "events",
    "PutTargets",
    "httpParameters.headerParameters httpParameters.queryStringParameters",
    "keys in requests",
  ),
  row(
    "firehose",
    "CreateDeliveryStream UpdateDestination",
    "endpointConfiguration.accessKey commonAttributes.attributeValue hECToken keyPassphrase",
    "keys of endpoints",
  ),
  row(
    "glue",
    "CreateConnection UpdateConnection TestConnection",
    "customAuthenticationCredentials authorizationCode",
    "keys",
  ),
  row("grafana", "AssociateLicense", "grafanaToken", "a token"),
  row("grafana", "CreateWorkspaceApiKey", "/key", "a key"),
  row(
    "iot",
    "CreateTopicRule ReplaceTopicRule",
    "http.headers.value salesforce.token",
    "keys in headers, tokens",
  ),
  row("kafkaconnect", "CreateConnector UpdateConnector", "connectorConfiguration", "keys and passwords"),
  row("kafkaconnect", "CreateWorkerConfiguration", "propertiesFileContent", "keys and passwords"),
  row(
    "medialive",
    "CreateChannel UpdateChannel",
    "hlsAkamaiSettings.token hlsAkamaiSettings.salt",
    "a token",
  ),
  row("mobiletargeting", "*", "apiKey secretKey privateKey tokenKey serviceJson", "keys of push services"),
  row(
    "sns",
    "CreatePlatformApplication SetPlatformApplicationAttributes",
    "platformCredential platformPrincipal",
    "keys of push services",
  ),
  row("sns", "ConfirmSubscription CreatePlatformEndpoint", "token", "a token"),
  row(
    "workspaces-web",
    "CreateIdentityProvider UpdateIdentityProvider",
    "identityProviderDetails.client_secret",
    "a key",
  ),
];

function row(source: string, events: string, paths: string, holds: string): RedactedFields {
  return { source, events, paths, holds };
}
