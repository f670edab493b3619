import type { FilterRule } from "./filter";

/** A named set of exclusions that ships with the package. */
export interface Preset {
  /** What it leaves out, in one sentence. */
  means: string;
  exclude: FilterRule[];
}

/** Every known preset. */
export const PRESET_NAMES = [
  "trusted-deployers",
  "service-managed",
  "autoscaling",
  "kubernetes-controllers",
] as const;

export type PresetName = (typeof PRESET_NAMES)[number];

/** What a preset recognises callers by can be forged by a caller: presets quiet noise, they are no control. */
export const PRESETS: Record<PresetName, Preset> = {
  "trusted-deployers": {
    means:
      "Leaves out what infrastructure-as-code tools and CI systems change, so that changes by hand and by services remain.",
    exclude: [
      {
        id: "trusted-deployers/tools",
        origin: ["terraform", "cloudformation", "pulumi", "cdk", "ansible"],
      },
      {
        id: "trusted-deployers/ci-sessions",
        // Session names that CI systems give by default.
        principal: [
          "*:assumed-role/*/GitHubActions",
          "*:assumed-role/*/AWSCodeBuild-*",
          "*:assumed-role/*/terraform-run-*",
          "*:assumed-role/*/spacelift-*",
        ],
      },
      {
        id: "trusted-deployers/ci-agents",
        userAgent: [
          "*codepipeline.amazonaws.com*",
          "*codebuild.amazonaws.com*",
          "*codedeploy.amazonaws.com*",
        ],
      },
    ],
  },
  "service-managed": {
    means:
      "Leaves out what AWS services change: by themselves, through their service-linked roles, or in consequence of a call that is a record of its own.",
    exclude: [
      { id: "service-managed/service-events", class: "service" },
      // Both, since calls from the console may carry "AWS Internal" in place of a service's name.
      { id: "service-managed/named-services", origin: "aws-service", principal: "*.amazonaws.com" },
      {
        id: "service-managed/service-linked-roles",
        principal: ["*:role/aws-service-role/*", "*:assumed-role/AWSServiceRoleFor*"],
      },
    ],
  },
  autoscaling: {
    means:
      "Leaves out instances, network interfaces and capacities that come and go with the load: Auto Scaling, Spot, EKS node groups, Karpenter, the Kubernetes cluster autoscaler.",
    exclude: [
      {
        id: "autoscaling/services",
        principal: [
          "autoscaling.amazonaws.com",
          "application-autoscaling.amazonaws.com",
          "*.application-autoscaling.amazonaws.com",
          "ec2fleet.amazonaws.com",
          "spot.amazonaws.com",
          "spotfleet.amazonaws.com",
          "eks-nodegroup.amazonaws.com",
        ],
      },
      {
        id: "autoscaling/service-linked-roles",
        principal: [
          "*AWSServiceRoleForAutoScaling*",
          "*AWSServiceRoleForApplicationAutoScaling*",
          "*AWSServiceRoleForEC2Fleet*",
          "*AWSServiceRoleForEC2Spot*",
          "*AWSServiceRoleForAmazonEKSNodegroup*",
        ],
      },
      { id: "autoscaling/kubernetes", userAgent: ["*karpenter*", "*cluster-autoscaler*"] },
    ],
  },
  "kubernetes-controllers": {
    means: "Leaves out what controllers in Kubernetes clusters change, such as load balancers and volumes.",
    exclude: [{ id: "kubernetes-controllers/origin", origin: "kubernetes" }],
  },
};

/** The exclusions of presets, in the order of the names. Names are checked by `validateFilter`. */
export function presetRules(names: readonly string[] = []): FilterRule[] {
  return PRESET_NAMES.filter((known) => names.includes(known)).flatMap((known) => PRESETS[known].exclude);
}
