import type { PolicyDocument } from "../../../components/documents";

/** Someone whose own account lets them do everything, so that only the other side can refuse. */
export const ANYTHING: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Sid: "Anything", Effect: "Allow", Action: "*", Resource: "*" }],
};

/** The key policy that KMS gives a new key: IAM of its account decides. */
export function keyLetsIamDecide(accountId: string, partition = "aws"): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "EnableIam",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  };
}

/** A session of a role: its own ARN has lost the path, while `aws:PrincipalArn` is the ARN of the role. */
export function sessionOf(roleArn: string): { principal: string; context: { "aws:PrincipalArn": string } } {
  const [arn, partition, , , accountId] = roleArn.split(":");
  const name = roleArn.split("/").at(-1);
  return {
    principal: `${arn}:${partition}:sts::${accountId}:assumed-role/${name}/session`,
    context: { "aws:PrincipalArn": roleArn },
  };
}
