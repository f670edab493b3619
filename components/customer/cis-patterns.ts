/** One pattern of the CIS AWS Foundations Benchmark's monitoring section. */
export interface CisPattern {
  /** Number in version 6.0.0; versions 1.4.0 to 5.0.0 have it as 4.x. */
  control: string;
  title: string;
  metricName: string;
  /** To the letter, since auditors' tools compare the text. */
  pattern: string;
}

/**
 * The fifteen patterns by name, as the benchmark has them (5.15 with its unbalanced quote mended).
 * https://www.cisecurity.org/benchmark/amazon_web_services
 */
export const CIS_PATTERNS = {
  "unauthorized-api-calls": {
    control: "5.1",
    title: "Unauthorized API calls",
    metricName: "UnauthorizedApiCalls",
    pattern:
      '{ ($.errorCode="*UnauthorizedOperation") || ($.errorCode ="AccessDenied*") && ($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket") }',
  },
  "console-sign-in-without-mfa": {
    control: "5.2",
    title: "Console sign-in without MFA",
    metricName: "ConsoleSignInWithoutMfa",
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed !="Yes") }',
  },
  "root-account-usage": {
    control: "5.3",
    title: "Usage of the root account",
    metricName: "RootAccountUsage",
    pattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent"}',
  },
  "iam-policy-changes": {
    control: "5.4",
    title: "IAM policy changes",
    metricName: "IamPolicyChanges",
    pattern:
      "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
  },
  "cloudtrail-configuration-changes": {
    control: "5.5",
    title: "CloudTrail configuration changes",
    metricName: "CloudTrailConfigurationChanges",
    pattern:
      "{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }",
  },
  "console-authentication-failures": {
    control: "5.6",
    title: "Console authentication failures",
    metricName: "ConsoleAuthenticationFailures",
    pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  },
  "customer-key-deletion": {
    control: "5.7",
    title: "Disabling or scheduled deletion of customer keys",
    metricName: "CustomerKeyDeletion",
    pattern:
      "{($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion)) }",
  },
  "s3-bucket-policy-changes": {
    control: "5.8",
    title: "S3 bucket policy changes",
    metricName: "S3BucketPolicyChanges",
    pattern:
      "{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }",
  },
  "config-configuration-changes": {
    control: "5.9",
    title: "AWS Config configuration changes",
    metricName: "ConfigConfigurationChanges",
    pattern:
      "{ ($.eventSource = config.amazonaws.com) && (($.eventName=StopConfigurationRecorder)||($.eventName=DeleteDeliveryChannel)||($.eventName=PutDeliveryChannel)||($.eventName=PutConfigurationRecorder)) }",
  },
  "security-group-changes": {
    control: "5.10",
    title: "Security group changes",
    metricName: "SecurityGroupChanges",
    pattern:
      "{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = AuthorizeSecurityGroupEgress) || ($.eventName = RevokeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupEgress) || ($.eventName = CreateSecurityGroup) || ($.eventName = DeleteSecurityGroup) || ($.eventName = ModifySecurityGroupRules) }",
  },
  "network-acl-changes": {
    control: "5.11",
    title: "Network ACL changes",
    metricName: "NetworkAclChanges",
    pattern:
      "{ ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation) }",
  },
  "network-gateway-changes": {
    control: "5.12",
    title: "Network gateway changes",
    metricName: "NetworkGatewayChanges",
    pattern:
      "{ ($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway) }",
  },
  "route-table-changes": {
    control: "5.13",
    title: "Route table changes",
    metricName: "RouteTableChanges",
    pattern:
      "{ ($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable) }",
  },
  "vpc-changes": {
    control: "5.14",
    title: "VPC changes",
    metricName: "VpcChanges",
    pattern:
      "{ ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) || ($.eventName = ModifyVpcAttribute) || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = CreateVpcPeeringConnection) || ($.eventName = DeleteVpcPeeringConnection) || ($.eventName = RejectVpcPeeringConnection) || ($.eventName = AttachClassicLinkVpc) || ($.eventName = DetachClassicLinkVpc) || ($.eventName = DisableVpcClassicLink) || ($.eventName = EnableVpcClassicLink) }",
  },
  "organizations-changes": {
    control: "5.15",
    title: "AWS Organizations changes",
    metricName: "OrganizationsChanges",
    pattern:
      '{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = "AcceptHandshake") || ($.eventName = "AttachPolicy") || ($.eventName = "CreateAccount") || ($.eventName = "CreateOrganizationalUnit") || ($.eventName = "CreatePolicy") || ($.eventName = "DeclineHandshake") || ($.eventName = "DeleteOrganization") || ($.eventName = "DeleteOrganizationalUnit") || ($.eventName = "DeletePolicy") || ($.eventName = "DetachPolicy") || ($.eventName = "DisablePolicyType") || ($.eventName = "EnablePolicyType") || ($.eventName = "InviteAccountToOrganization") || ($.eventName = "LeaveOrganization") || ($.eventName = "MoveAccount") || ($.eventName = "RemoveAccountFromOrganization") || ($.eventName = "UpdatePolicy") || ($.eventName = "UpdateOrganizationalUnit")) }',
  },
} as const satisfies Record<string, CisPattern>;

export type CisAlarmName = keyof typeof CIS_PATTERNS;

/** Every name, in the benchmark's order. */
export const CIS_ALARM_NAMES = Object.keys(CIS_PATTERNS) as CisAlarmName[];
