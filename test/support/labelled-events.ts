/**
 * Events as they occur in published sample records, labelled by hand, one by one, by what the call does: a check on
 * the rules that does not share their patterns. By service; names without API date. A label speaks of a successful
 * management call.
 */

/** A successful call changes something that stays changed. */
export const CHANGES: Readonly<Record<string, string>> = {
  apigateway: "CreateStage",
  appmesh: "CreateMesh",
  bedrock: `
    CreateModelCustomizationJob DeleteGuardrail DeleteModelInvocationLoggingConfiguration
    UpdateGuardrail`,
  cloudfront: "TagResource",
  cloudsearch: "CreateDomain",
  cloudtrail: "CreateTrail DeleteTrail PutEventSelectors StartLogging StopLogging UpdateTrail",
  config: "StopConfigurationRecorder",
  ec2: `
    AllocateAddress AssociateRouteTable AttachInternetGateway AuthorizeSecurityGroupEgress
    AuthorizeSecurityGroupIngress CreateImage CreateInternetGateway CreateNatGateway
    CreateNetworkAclEntry CreateNetworkInterface CreateRoute CreateRouteTable CreateSecurityGroup
    CreateSnapshot CreateSubnet CreateVolume CreateVpc DeleteBucketReplication DeleteFlowLogs
    DeleteInternetGateway DeleteNetworkInterface DeleteRoute DeleteRouteTable DeleteSnapshot
    DeleteSubnet DeleteTransitGatewayVpcAttachment DeleteVolume DeleteVpc DeregisterImage
    DetachInternetGateway DisableEbsEncryptionByDefault DisassociateRouteTable ModifyImageAttribute
    ModifyInstanceAttribute ModifySnapshotAttribute PutBucketVersioning RegisterImage
    RegisterManagedInstance ReleaseAddress RevokeSecurityGroupEgress RevokeSecurityGroupIngress
    RunInstances StartInstances StopInstances TerminateInstances`,
  ecr: "PutImage SetRepositoryPolicy",
  elasticfilesystem: "CreateMountTarget",
  elasticloadbalancing: "AddTags CreateLoadBalancer",
  es: "CreateElasticsearchDomain UpdateElasticsearchDomainConfig",
  glacier: "SetVaultAccessPolicy",
  glue: "PutResourcePolicy",
  guardduty: "DeleteDetector UpdateDetector",
  iam: `
    AddRoleToInstanceProfile AttachRolePolicy AttachUserPolicy ChangePassword CreateAccessKey
    CreateInstanceProfile CreateRole CreateServiceLinkedRole CreateUser CreateVirtualMFADevice
    DeactivateMFADevice DeleteAccessKey DeleteGroupPolicy DeleteInstanceProfile DeleteLoginProfile
    DeletePolicy DeleteRole DeleteRolePolicy DeleteUser DetachRolePolicy PutRolePolicy PutUserPolicy
    RemoveRoleFromInstanceProfile TagInstanceProfile UpdateAssumeRolePolicy`,
  kms: "CreateKey DisableKey PutKeyPolicy RotateKey ScheduleKeyDeletion",
  lambda: `
    AddPermission DeleteFunction RemovePermission UpdateFunctionCode UpdateFunctionConfiguration`,
  macie: "UpdateMacieSession",
  macie2: "UpdateMacieSession",
  rds: `
    AuthorizeDBSecurityGroupIngress CopyDBClusterSnapshot CopyDBSnapshot CreateDBSnapshot
    CreateDBSubnetGroup DeleteDBCluster DeleteDBSnapshot FailoverDBCluster FailoverGlobalCluster
    ModifyDBCluster ModifyDBClusterSnapshotAttribute ModifyDBInstance ModifyDBSnapshotAttribute
    RebootDBCluster RebootDBInstance RevokeDBSecurityGroupIngress StartDBInstance`,
  rolesanywhere: "CreateProfile CreateTrustAnchor DeleteProfile",
  route53resolver: "DeleteResolverQueryLogConfig",
  s3: `
    CreateBucket DeleteAccountPublicAccessBlock DeleteBucket DeleteBucketEncryption
    DeleteBucketReplication PutAccountPublicAccessBlock PutBucketAcl PutBucketLogging PutBucketPolicy
    PutBucketPublicAccessBlock PutBucketReplication PutBucketVersioning`,
  secretsmanager: "CreateSecret DeleteSecret EndSecretVersionDelete PutResourcePolicy PutSecretValue",
  securityhub: "CreateInsight DeleteInsight UpdateFindings",
  signin: "PasswordUpdated",
  sns: "CreateTopic SetTopicAttributes",
  sqs: "SetQueueAttributes",
  ssm: "DeleteParameter PutParameter",
  wafv2: "DisassociateWebACL",
};

/** A successful call changes nothing, or nothing that stays. */
export const NO_CHANGES: Readonly<Record<string, string>> = {
  athena: "StartQueryExecution",
  autoscaling: "DescribeLaunchConfigurations",
  config: "PutEvaluations",
  dynamodb: "GetRecords",
  ec2: `
    DescribeFlowLogs DescribeInstances DescribeNetworkAcls DescribeRouteTables
    SharedSnapshotVolumeCreated`,
  "ec2-instance-connect": "SendSSHPublicKey",
  ec2messages: "SendHeartbeat",
  iam: "DescribePolicy GetRole",
  kms: "Decrypt",
  logs: "CreateLogStream",
  s3: "CopyObject GetObject ListAllMyBuckets PutObject PutObjectAcl",
  secretsmanager: "GetSecretValue StartSecretVersionDelete",
  signin: "AssumeRole CheckMfa ConsoleLogin GetSigninToken",
  ssm: `
    PutComplianceItems PutInventory SendCommand StartAutomationExecution UpdateInstanceAssociationStatus
    UpdateInstanceInformation`,
  ssmmessages: "CreateControlChannel",
  sso: "Authenticate CreateToken",
  "sso-directory": "SearchUsers",
  sts: "AssumeRole GetFederationToken GetSessionToken",
  wafv2: "ListWebACLs",
};
