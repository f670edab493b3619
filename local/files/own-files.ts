import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { TRAIL_SCHEMA, type TrailRegistration } from "../../contract/trail-registration";
import { EMBEDDED_REGION } from "../aws/embedded-server";
import type { RunFile } from "../run-file";
import { accountsIn, recordsByAccount } from "./accounts";
import { findFiles } from "./find-files";

export interface OwnFiles {
  files: RunFile[];
  /** The bucket that takes the files, registered for every account that they name. */
  trail: TrailRegistration;
  /** What was named and cannot be used, one sentence each. */
  problems: string[];
  /** What was done to files before they are put, one sentence each. */
  remarks: string[];
}

const BUCKET = "own-files";

/** Stands in the key of a file whose records name no account. */
const NO_ACCOUNT = "000000000000";

/**
 * The user's own files, each under a key that CloudTrail would have given it. A trail file is of one account, and
 * the processor drops records of any other; so a file that was put together from several is put as one object an
 * account.
 */
export async function ownFiles(names: string[]): Promise<OwnFiles> {
  const { paths, problems } = await findFiles(names);
  const files: RunFile[] = [];
  const accounts = new Set<string>();
  const remarks: string[] = [];
  for (const [place, path] of paths.entries()) {
    try {
      await access(path, constants.R_OK);
      const made = await ownFile(path, String(place + 1));
      files.push(...made.files);
      for (const account of made.accounts) accounts.add(account);
      if (made.remark) remarks.push(made.remark);
    } catch (error) {
      problems.push(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
    }
  }
  return { files, trail: ownTrail([...accounts]), problems, remarks };
}

/** One own file as it is to be put. `folder`: a part of its key that no other file has. */
export async function ownFile(
  path: string,
  folder: string,
): Promise<{ files: RunFile[]; accounts: string[]; remark?: string }> {
  const open = () => createReadStream(path);
  const { accounts, region = EMBEDDED_REGION, damage } = await accountsIn(open);
  const [first = NO_ACCOUNT, ...others] = accounts;
  const at = (account: string) => ({
    bucket: BUCKET,
    key: `AWSLogs/${account}/CloudTrail/${region}/${folder}/${basename(path)}`,
  });
  if (others.length === 0 || damage !== undefined) {
    const file: RunFile = { ...at(first), label: path, open };
    return { files: [file], accounts: [first] };
  }
  const files = [...(await recordsByAccount(open, first))].map(([account, Records]): RunFile => {
    const body = gzipSync(JSON.stringify({ Records }));
    const parts = async function* () {
      yield body;
    };
    return { ...at(account), label: `${path} (account ${account})`, open: parts };
  });
  return {
    files,
    accounts,
    remark: `${path} holds ${accounts.length} accounts; it is put as one object each.`,
  };
}

/** The registration of the bucket of own files, for these accounts and those that it was registered for before. */
export function ownTrail(
  accounts: string[],
  registered?: { get(bucket: string): TrailRegistration | undefined },
): TrailRegistration {
  const before = registered?.get(BUCKET);
  if (before) return { ...before, accountIds: [...new Set([...before.accountIds, ...accounts])] };
  const bucketAccountId = accounts[0] ?? NO_ACCOUNT;
  return {
    schema: TRAIL_SCHEMA,
    name: "own-files",
    bucket: BUCKET,
    bucketAccountId,
    region: EMBEDDED_REGION,
    prefixes: [""],
    accountIds: accounts,
    roleArn: `arn:aws:iam::${bucketAccountId}:role/cloudtrail-changes/reader`,
    externalId: "local-own-files",
    destination: "",
    changeQueueUrl: "",
  };
}
