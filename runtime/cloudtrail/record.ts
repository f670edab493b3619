/**
 * One entry of a trail file's `Records`, as CloudTrail wrote it. Every field may be missing or of another type:
 * services differ, and a record is a stranger's input. Readers check before they use.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface CloudTrailRecord {
  eventVersion?: string;
  userIdentity?: UserIdentity | null;
  eventTime?: string;
  eventSource?: string;
  eventName?: string;
  awsRegion?: string;
  sourceIPAddress?: string;
  userAgent?: string | null;
  errorCode?: string | null;
  errorMessage?: string | null;
  requestParameters?: unknown;
  responseElements?: unknown;
  additionalEventData?: unknown;
  serviceEventDetails?: unknown;
  requestID?: string;
  eventID?: string;
  readOnly?: boolean | string | null;
  resources?: unknown;
  eventType?: string;
  managementEvent?: boolean | string;
  eventCategory?: string;
  recipientAccountId?: string;
  sharedEventID?: string;
  sessionCredentialFromConsole?: boolean | string | number;
  vpcEndpointId?: string;
  addendum?: unknown;
  [key: string]: unknown;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
export interface UserIdentity {
  type?: string;
  principalId?: string;
  arn?: string;
  accountId?: string;
  accessKeyId?: string;
  userName?: string;
  invokedBy?: string;
  identityProvider?: string;
  credentialId?: string;
  onBehalfOf?: { userId?: string; identityStoreArn?: string } | null;
  sessionContext?: {
    sessionIssuer?: {
      type?: string;
      principalId?: string;
      arn?: string;
      accountId?: string;
      userName?: string;
    };
    sourceIdentity?: string;
    attributes?: { creationDate?: string; mfaAuthenticated?: string | boolean };
    [key: string]: unknown;
  } | null;
  [key: string]: unknown;
}
