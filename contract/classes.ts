/** What kind of change it is: the values of the tag `change_class` and of a rule's `class`. */
export const CLASSES = {
  infrastructure:
    "Creates, removes, resizes, starts, stops or moves what runs: compute, network, storage, data stores.",
  security:
    "Touches what protects: keys, certificates, secrets, firewalls, detectors, trails and their settings.",
  configuration: "Changes settings, deployments, parameters or tags of what is there.",
  access: "Changes who may do what: users, roles, policies, grants, shares.",
  data: "Changes, copies, restores or deletes data or the schema that holds it.",
  service: "An AWS service changed something by itself, such as a rotated key or a completed deletion.",
} as const;

export type ChangeClass = keyof typeof CLASSES;

/** Every allowed value, in the order of the docs. */
export const CLASS_NAMES = Object.keys(CLASSES) as ChangeClass[];
