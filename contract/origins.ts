/**
 * How a change was made: the values of the tag `change_origin` and of a rule's `origin`.
 * It is what the caller says of itself (mostly its user agent) and can be forged: good for reading and for
 * quieting noise, no proof of who acted.
 */
export const ORIGINS = {
  console: "By hand in the AWS Management Console.",
  cli: "With the AWS command line.",
  cloudshell: "From an AWS CloudShell session.",
  sdk: "By a program of one's own through an AWS SDK.",
  terraform: "By Terraform, OpenTofu or a tool that drives them.",
  cloudformation: "By AWS CloudFormation on someone's behalf.",
  pulumi: "By Pulumi.",
  cdk: "By the command line of the AWS CDK.",
  ansible: "By Ansible.",
  kubernetes: "By a controller in a Kubernetes cluster, such as a load balancer controller or an autoscaler.",
  "aws-service": "By an AWS service, by itself or on someone's behalf.",
  other: "None of these could be recognised.",
} as const;

export type Origin = keyof typeof ORIGINS;

/** Every allowed value, in the order of the docs. */
export const ORIGIN_NAMES = Object.keys(ORIGINS) as Origin[];
