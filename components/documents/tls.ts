import type { Statement } from "./document";

/**
 * `DenyWithoutTls`: nobody, whatever else is allowed, uses the resource over an unencrypted connection. `Bool` and
 * not `BoolIfExists`: a call that AWS makes inside its own network may come without the key, and is let through.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport
 */
export function denyWithoutTls(resourceArn: string, action: string): Statement {
  return {
    Sid: "DenyWithoutTls",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resourceArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
