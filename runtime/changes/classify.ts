import type { ChangeClass } from "../../contract/classes";
import type { CloudTrailRecord } from "../cloudtrail/record";
import { eventWords, type EventWords } from "./event-words";

/**
 * What kind of change it is: the value of `change_class`. Told from who acted, the service and the event name; the
 * first that fits decides, from the narrow meaning to the wide one.
 */
export function changeClass(record: CloudTrailRecord): ChangeClass {
  if (record.eventType === "AwsServiceEvent") return "service";
  const words = eventWords(record);
  const before = known.get(words);
  if (before) return before;
  const found = classOf(words.service, words.name);
  known.set(words, found);
  return found;
}

const known = new WeakMap<EventWords, ChangeClass>();

function classOf(service: string, name: string): ChangeClass {
  if (ACCESS_SERVICES.has(service) || ACCESS_NAME.test(name)) return "access";
  if (SECURITY_SERVICES.has(service) || SECURITY_NAME.test(name)) return "security";
  if (DATA_NAME.test(name)) return "data";
  if (CONFIGURATION_SERVICES.has(service) || CONFIGURATION_NAME.test(name)) return "configuration";
  return INFRASTRUCTURE_NAME.test(name) ? "infrastructure" : "configuration";
}

/** Who may do what. */
const ACCESS_SERVICES = new Set([
  "iam", "sso", "sso-directory", "identitystore", "signin", "organizations", "ram", "rolesanywhere", "lakeformation",
  "cognito-idp", "cognito-identity", "verifiedpermissions", "account",
]); // prettier-ignore
const ACCESS_NAME =
  /(?:Polic(?:y|ies)|Permissions?|Grants?|Acl|Access|Principals?|Entitlements?)$|^(?:Add|Remove)Permission|^(?:Create|Delete|Update)(?:DB)?User|(?:Image|Snapshot|LaunchPermission)Attribute$|ResourcePolicy|AccessEntry|PublicAccessBlock/;

/** What protects. */
const SECURITY_SERVICES = new Set([
  "kms", "cloudtrail", "config", "guardduty", "securityhub", "macie2", "inspector", "inspector2", "detective", "acm",
  "acm-pca", "waf", "waf-regional", "wafv2", "shield", "fms", "network-firewall", "secretsmanager", "access-analyzer",
  "cloudhsm", "auditmanager", "securitylake", "signer",
]); // prettier-ignore
const SECURITY_NAME =
  /SecurityGroup|NetworkAcl|FlowLogs|Encrypt|Certificate|KeyPair|FirewallRule|FirewallDomain|LoggingConfiguration|BucketLogging|Mfa|MFA/;

/** What is stored. */
const DATA_NAME =
  /Snapshots?(?:$|Job)|^(?:Copy|Restore|Import|Backtrack)|Backup(?!Plan|Vault|Selection)|^(?:Create|Delete|Update|Alter)(?:Table|Database|Partition|Schema|Item|Object|RecoveryPoint)/;

/** What is set. */
const CONFIGURATION_SERVICES = new Set([
  "ssm",
  "appconfig",
  "servicequotas",
  "tagging",
  "resource-groups",
  "health",
]);
const CONFIGURATION_NAME =
  /^(?:Tag|Untag|AddTags|RemoveTags|CreateTags|DeleteTags|Put|Set|Update|Modify|Enable|Disable|Configure|Apply|Change|Publish|Deploy|Register(?:TaskDefinition|JobDefinition))|Deployment|Configuration|Settings?$|Tags$|Parameter|Attributes?$/;

const INFRASTRUCTURE_NAME =
  /^(?:Create|Delete|Run|Start|Stop|Reboot|Terminate|Allocate|Release|Attach|Detach|Associate|Disassociate|Register|Deregister|Launch|Resize|Scale|Failover|Switchover|Promote|Provision|Deprovision|Request|Cancel|Add|Remove|Replace|Assign|Unassign|Accept|Reject|Execute|Activate|Deactivate|Purchase|Move|Test|Restart|Rebuild|Upgrade|Increase|Decrease|Split|Merge)/;
