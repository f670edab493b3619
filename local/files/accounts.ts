import type { CloudTrailRecord } from "../../runtime/cloudtrail/record";
import { scanTrailFile, type OpenBytes } from "../../runtime/cloudtrail/trail-file";

/** Whose records a file holds. */
export interface FileAccounts {
  /** Accounts by the number of their records, the most frequent first. */
  accounts: string[];
  /** Of the first record that names one. */
  region?: string;
  /** What is wrong with the content, when something is. */
  damage?: string;
}

/** Reads a file for the accounts in it. Throws what reading the bytes throws. */
export async function accountsIn(open: OpenBytes): Promise<FileAccounts> {
  const counts = new Map<string, number>();
  let region: string | undefined;
  const scan = scanTrailFile(open, { skipReads: false });
  for await (const records of scan) {
    for (const { record } of records) {
      const account = accountOf(record);
      if (account !== undefined) counts.set(account, (counts.get(account) ?? 0) + 1);
      region ??= regionOf(record);
    }
  }
  const accounts = [...counts].sort(([, a], [, b]) => b - a).map(([account]) => account);
  return { accounts, region, damage: scan.account.damage?.message };
}

/** The records of each account, those that name none with the first account's. */
export async function recordsByAccount(
  open: OpenBytes,
  first: string,
): Promise<Map<string, CloudTrailRecord[]>> {
  const records = new Map<string, CloudTrailRecord[]>();
  for await (const batch of scanTrailFile(open, { skipReads: false })) {
    for (const { record } of batch) {
      const account = accountOf(record) ?? first;
      const ofAccount = records.get(account);
      if (ofAccount) ofAccount.push(record);
      else records.set(account, [record]);
    }
  }
  return records;
}

/** The account that the processor holds against the one in the key. */
function accountOf({ recipientAccountId }: CloudTrailRecord): string | undefined {
  return /^\d{12}$/.test(String(recipientAccountId)) ? recipientAccountId : undefined;
}

function regionOf({ awsRegion }: CloudTrailRecord): string | undefined {
  return typeof awsRegion === "string" && /^[a-z0-9-]{1,30}$/.test(awsRegion) ? awsRegion : undefined;
}
