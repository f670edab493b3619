import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DoctorReport } from "../../../runtime/processing/doctor-ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { ServerResponse } from "node:http";
import { assumeRoleAnswer, jsonAnswer, jsonError, stsError } from "./aws-answers";
import { startChild, type Child } from "./children";
import { trailOf } from "./fixtures";
import { startHttpStub, type HttpStub } from "./http-stub";
import type { Servers } from "./servers";

const ROOT = path.resolve(__dirname, "../../..");

export interface Bundles {
  folder: string;
  meta: string;
  remove(): void;
}

/** The function bundles, built into a folder of their own. */
export function buildBundles(): Bundles {
  const base = mkdtempSync(path.join(tmpdir(), "bundles-"));
  const [folder, meta] = [path.join(base, "out"), path.join(base, "meta")];
  execFileSync(process.execPath, ["scripts/build-bundles.mjs", "--out", folder, "--meta", meta], {
    cwd: ROOT,
  });
  return { folder, meta, remove: () => rmSync(base, { recursive: true, force: true }) };
}

/** STS and SSM as a processor needs them: one registered trail, and its role, which asks for the external id. */
export function startIdentity(changeQueueUrl: string): Promise<HttpStub> {
  const trail = trailOf({ changeQueueUrl });
  return startHttpStub(({ body, headers }, response) => {
    if (headers["x-amz-target"] === "AmazonSSM.GetParameter") answerParameter(body, response, trail);
    else if (new URLSearchParams(body).get("ExternalId") === trail.externalId) assumeRoleAnswer(response);
    else stsError(response, 403, "AccessDenied", "not authorized to perform: sts:AssumeRole");
  });
}

function answerParameter(body: string, response: ServerResponse, trail: ReturnType<typeof trailOf>): void {
  const { Name: name } = JSON.parse(body) as { Name: string };
  if (name !== `/cloudtrail-changes/test/trails/${trail.bucket}`)
    jsonError(response, 400, "ParameterNotFound");
  else jsonAnswer(response, { Parameter: { Value: JSON.stringify(trail) } });
}

export interface Deployed extends Child {
  handle(event: SQSEvent): Promise<SQSBatchResponse>;
  doctor(request: { bucket: string; key?: string }): Promise<DoctorReport>;
}

/** The processor's bundle in a process of its own, with the environment that Lambda would give it. */
export async function startProcessor(
  bundles: Bundles,
  { servers, identity, s3Url = servers.url }: { servers: Servers; identity: HttpStub; s3Url?: string },
): Promise<Deployed> {
  const child = startChild("handler-child.mjs", [path.join(bundles.folder, "processor.mjs")], {
    AWS_REGION: "eu-west-1",
    ...FUNCTION_CREDENTIALS,
    AWS_ENDPOINT_URL_S3: s3Url,
    AWS_ENDPOINT_URL_SQS: servers.url,
    AWS_ENDPOINT_URL_STS: identity.url,
    AWS_ENDPOINT_URL_SSM: identity.url,
    CLOUDTRAIL_CHANGES_INSTALLATION: "test",
    CLOUDTRAIL_CHANGES_NOTICE_QUEUE_URL: servers.queues.notices,
    CLOUDTRAIL_CHANGES_PARKED_NOTICE_QUEUE_URL: servers.queues.parked,
    CLOUDTRAIL_CHANGES_LOG_LEVEL: "debug",
  });
  await child.line("READY");
  const ask = async (event: unknown): Promise<unknown> => {
    child.send(JSON.stringify(event));
    return JSON.parse(await child.line("ANSWER ")) as unknown;
  };
  return {
    ...child,
    handle: async (event) => (await ask(event)) as SQSBatchResponse,
    doctor: async (request) => (await ask({ doctor: request })) as DoctorReport,
  };
}

/** What Lambda gives a function, and no output may ever hold. */
export const FUNCTION_CREDENTIALS = {
  AWS_ACCESS_KEY_ID: "ASIAEXAMPLEFUNCTION0",
  AWS_SECRET_ACCESS_KEY: "secret-access-key-of-the-function",
  AWS_SESSION_TOKEN: "session-token-of-the-function",
};
