import type { Upload } from "../api";
import type { HeldFile } from "../store/files";
import type { View } from "../store/view";

/** Own files that the page was given, and how far each has come. */
export interface UploadStore {
  add(name: string, bytes: number): UploadProgress;
  /** Newest first. */
  list(): Upload[];
}

/** What is known of one; the rest is seen from the view. */
export interface UploadProgress {
  readonly id: number;
  name: string;
  bytes: number;
  /** Where it was put: one object, or one for each account. Undefined before. */
  objects?: { bucket: string; key: string }[];
  remark?: string;
  problem?: string;
}

export function createUploadStore(view: View): UploadStore & { shown(progress: UploadProgress): Upload } {
  const uploads: UploadProgress[] = [];
  const shown = (progress: UploadProgress) => uploadOf(progress, view);
  return {
    add: (name, bytes) => {
      const progress: UploadProgress = { id: uploads.length + 1, name, bytes };
      uploads.push(progress);
      return progress;
    },
    list: () => [...uploads].reverse().map(shown),
    shown,
  };
}

function uploadOf({ objects = [], ...progress }: UploadProgress, view: View): Upload {
  const files = objects.flatMap(({ bucket, key }) => view.files.get(`${bucket} ${key}`) ?? []);
  const read = files.filter(({ isRead }) => isRead);
  const { id, name, bytes, remark, problem } = progress;
  const damage = read.find((file) => file.damage)?.damage;
  const isRead = objects.length > 0 && read.length === objects.length;
  return {
    id,
    name,
    bytes,
    stage: stageOf({ ...progress, objects }, isRead, files),
    ...(isRead ? { account: accountOf(read), ...lastChangeOf(read) } : {}),
    delivered: {
      accepted: sum(files, ({ deliveries }) => deliveries.accepted),
      parked: sum(files, ({ deliveries }) => deliveries.parked),
      shed: sum(files, ({ deliveries }) => deliveries.shed),
    },
    ...(damage === undefined ? {} : { damage }),
    ...(remark === undefined ? {} : { remark }),
    ...(problem === undefined ? {} : { problem }),
  };
}

function stageOf({ objects, problem }: UploadProgress, isRead: boolean, files: HeldFile[]): Upload["stage"] {
  if (problem !== undefined) return "failed";
  if (!objects?.length) return "reading";
  if (!isRead) return "queued";
  return sum(files, ({ deliveries }) => deliveries.queued) > 0 ? "publishing" : "done";
}

function accountOf(files: HeldFile[]): Upload["account"] {
  const drops: Record<string, number> = {};
  for (const { account } of files) {
    for (const [reason, count] of account.drops) drops[reason] = (drops[reason] ?? 0) + count;
  }
  return {
    records: sum(files, ({ account }) => account.records),
    changes: sum(files, ({ account }) => account.changes),
    drops,
  };
}

function lastChangeOf(files: HeldFile[]): Pick<Upload, "lastChangeAt"> {
  const times = files.flatMap(({ lastChangeAt }) => lastChangeAt ?? []);
  return times.length === 0 ? {} : { lastChangeAt: Math.max(...times) };
}

function sum(files: HeldFile[], value: (file: HeldFile) => number): number {
  return files.reduce((total, file) => total + value(file), 0);
}
