import type { RedactedFields } from "./redaction-table";

/** Who may come in: passwords, keys and codes whose fields have no name that says so. */
export const ACCESS_FIELDS: readonly RedactedFields[] = [
  row("iam", "CreateVirtualMFADevice", "base32StringSeed qRCodePNG", "seeds"),
  row("iam", "EnableMFADevice ResyncMFADevice", "authenticationCode1 authenticationCode2", "codes"),
  row(
    "iam",
    "CreateServiceSpecificCredential ResetServiceSpecificCredential",
    "serviceCredentialSecret",
    "keys",
  ),
  row("acm", "ImportCertificate", "privateKey", "a private key as bytes"),
  row("acm", "ExportCertificate", "passphrase", "a passphrase as bytes"),
  row("iam", "UploadServerCertificate", "privateKey", "a private key"),
  row("iot", "CreateKeysAndCertificate CreateProvisioningClaim", "keyPair.privateKey", "a private key"),
  row("kms", "ImportKeyMaterial", "encryptedKeyMaterial importToken", "key material"),
  row("kms", "CreateCustomKeyStore UpdateCustomKeyStore", "xksProxyAuthenticationCredential", "a key pair"),
  row(
    "secretsmanager",
    "CreateSecret UpdateSecret PutSecretValue",
    "secretString secretBinary rotationToken",
    "the secret",
  ),
  row("payment-cryptography", "ImportKey", "keyMaterial", "key material"),
  row(
    "cognito-idp",
    "*",
    "secretHash userCode confirmationCode authParameters challengeResponses",
    "hashes and codes",
  ),
  row("elasticache", "CreateUser ModifyUser", "passwords", "passwords"),
  row("memorydb", "CreateUser UpdateUser", "passwords", "passwords"),
  row("mq", "CreateConfiguration UpdateConfiguration", "/data", "a broker's configuration"),
  row("rds", "CreateOptionGroup ModifyOptionGroup", "optionSettings.value", "passwords of options"),
  row(
    "rds",
    "CopyDBClusterSnapshot CopyDBSnapshot CreateDBCluster CreateDBInstanceReadReplica StartDBInstanceAutomatedBackupsReplication",
    "preSignedUrl",
    "a signed address",
  ),
  row("dms", "CreateEndpoint ModifyEndpoint", "extraConnectionAttributes securityDbEncryption", "passwords"),
  row("transfer", "CreateServer UpdateServer", "hostKey", "a private key"),
  row("transfer", "ImportHostKey", "hostKeyBody", "a private key"),
  row(
    "storagegateway",
    "UpdateChapCredentials",
    "secretToAuthenticateInitiator secretToAuthenticateTarget",
    "secrets",
  ),
  row("datasync", "CreateLocationAzureBlob UpdateLocationAzureBlob", "sasConfiguration.token", "a token"),
  row("datasync", "CreateLocationHdfs UpdateLocationHdfs", "kerberosKeytab", "a key table"),
  row("directconnect", "*", "authKey cak", "keys of sessions"),
  row("route53domains", "*", "authCode fIAuthKey", "transfer codes"),
  row(
    "iotwireless",
    "CreateWirelessDevice",
    "appKey nwkKey genAppKey appSKey nwkSKey nwkSEncKey fNwkSIntKey sNwkSIntKey",
    "keys of devices",
  ),
  row("apigateway", "CreateApiKey", "/value createApiKeyInput.value", "the API key"),
  row("apigateway", "UpdateApiKey", "patchOperations.value", "the API key"),
  row(
    "apigateway",
    "CreateDeployment CreateStage UpdateStage",
    "variables stageVariables",
    "stage variables",
  ),
  row("apigateway", "UpdateStage", "patchOperations.value", "stage variables"),
  row("redshift", "CreateHsmConfiguration", "hsmPartitionPassword", "a password"),
  row("quicksight", "CreateDataSource UpdateDataSource", "credentials", "passwords"),
  row("quicksight", "CreateActionConnector UpdateActionConnector", "authenticationMetadata", "keys"),
  row(
    "bedrock-agentcore",
    "CreateApiKeyCredentialProvider UpdateApiKeyCredentialProvider",
    "apiKey",
    "a key",
  ),
];

function row(source: string, events: string, paths: string, holds: string): RedactedFields {
  return { source, events, paths, holds };
}
