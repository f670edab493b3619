import { deployer, iamUser, instance, monitor, ssoUser, terraform, type Actor } from "./actors";

/** An account of the samples and where its trail writes. */
export interface SampleAccount {
  name: string;
  id: string;
  bucket: string;
  /** What stands before `AWSLogs/`. */
  prefix: string;
  /** Of an organisation trail. */
  organizationId?: string;
}

/** A shop with a trail of its own, and a payments team whose organisation has one trail for all accounts. */
export const SHOP: SampleAccount = {
  name: "example-shop",
  id: "111122223333",
  bucket: "example-shop-trail",
  prefix: "",
};
export const PAYMENTS: SampleAccount = {
  name: "example-payments",
  id: "444455556666",
  bucket: "example-organisation-trail",
  prefix: "security/",
  organizationId: "o-a1b2c3d4e5",
};
export const SAMPLE_ACCOUNTS = [SHOP, PAYMENTS];

/** Where the accounts run. Calls of global services are recorded in us-east-1. */
export const HOME_REGION = "eu-west-1";
export const GLOBAL_REGION = "us-east-1";

export const INSTANCES = ["i-0a1b2c3d4e5f60001", "i-0a1b2c3d4e5f60002", "i-0a1b2c3d4e5f60003"];
export const WEB_SECURITY_GROUP = "sg-0b7e1c2d3f4a50017";

/** The people and programs of one account. */
export interface Cast {
  /** Engineers who sign in through IAM Identity Center. */
  dana: Actor;
  omar: Actor;
  /** An old IAM user of the operations team, with keys on a laptop. */
  lena: Actor;
  auditor: Actor;
  terraform: Actor;
  deployer: Actor;
  monitor: Actor;
  instances: Actor[];
}

export function castOf(account: string): Cast {
  return {
    dana: ssoUser(account, "dana@example.com", "Administrator", "console"),
    omar: ssoUser(account, "omar@example.com", "PowerUser", "cli"),
    lena: iamUser(account, "ops-lena", "cli"),
    auditor: ssoUser(account, "audit@example.com", "ReadOnly", "console"),
    terraform: terraform(account),
    deployer: deployer(account),
    monitor: monitor(account),
    instances: INSTANCES.map((id) => instance(account, id)),
  };
}
