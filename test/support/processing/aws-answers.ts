import type { ServerResponse } from "node:http";

/** Credentials that no output may ever hold. */
export const SECRETS = {
  accessKeyId: "ASIAEXAMPLESESSION00",
  secretAccessKey: "secret-access-key-of-the-session",
  sessionToken: "session-token-of-the-session",
};

export function assumeRoleAnswer(
  response: ServerResponse,
  { expiration = "2099-01-01T00:00:00Z", serial = 1 } = {},
) {
  response.setHeader("content-type", "text/xml");
  response.end(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
    <AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/r/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>
    <Credentials><AccessKeyId>${SECRETS.accessKeyId}${serial}</AccessKeyId>
    <SecretAccessKey>${SECRETS.secretAccessKey}</SecretAccessKey><SessionToken>${SECRETS.sessionToken}</SessionToken>
    <Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult>
    <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></AssumeRoleResponse>`);
}

export function stsError(response: ServerResponse, status: number, code: string, message = "no"): void {
  response.statusCode = status;
  response.setHeader("content-type", "text/xml");
  response.end(
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code>` +
      `<Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  );
}

export function s3Error(response: ServerResponse, status: number, code: string, message = "no"): void {
  response.statusCode = status;
  response.setHeader("content-type", "application/xml");
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message>` +
      `<AWSAccessKeyId>${SECRETS.accessKeyId}</AWSAccessKeyId><RequestId>r</RequestId></Error>`,
  );
}

export function jsonAnswer(response: ServerResponse, document: unknown): void {
  response.setHeader("content-type", "application/x-amz-json-1.1");
  response.end(JSON.stringify(document));
}

export function jsonError(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status;
  response.setHeader("content-type", "application/x-amz-json-1.1");
  response.end(JSON.stringify({ __type: code, message: "no" }));
}
