/** What @pulumi/aws 7 has and the provider of these tests, 5.x, does not: each with the reason why that is no mistake. */
export const EXPLAINED: { paths: RegExp; reason: string }[] = [
  {
    paths: /^aws_\w+\.region$/,
    reason: "A resource has a region of its own since version 6 of the provider, and 7 of @pulumi/aws.",
  },
];
