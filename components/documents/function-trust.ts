import { policyDocument, type PolicyDocument } from "./document";

/**
 * Who may assume a function's role.
 *
 * `LambdaRunsTheFunction`: the Lambda service, whose name is the same in every partition. It sets no source of the
 * call, so there is nothing to narrow it by; `iam:PassRole` decides which functions get the role.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
export function functionTrustPolicy(): PolicyDocument {
  return policyDocument({
    Sid: "LambdaRunsTheFunction",
    Effect: "Allow",
    Principal: { Service: "lambda.amazonaws.com" },
    Action: "sts:AssumeRole",
  });
}
