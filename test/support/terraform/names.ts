/** How Pulumi's names of the AWS provider come from Terraform's, the other way round. */

/** `aws:sqs/queuePolicy:QueuePolicy` is `aws_sqs_queue_policy`; undefined for what is not AWS's. */
export function terraformType(pulumiType: string): string | undefined {
  const [, service = "", resource = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(pulumiType) ?? [];
  return service === "" ? undefined : `aws_${service}_${snakeCase(resource)}`;
}

/** `kmsMasterKeyId` is `kms_master_key_id`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([A-Z])/g, "_$1")
    .toLowerCase()
    .replace(/^_/, "");
}

/** Pulumi has lists under plural names, Terraform repeats a block under the singular one. */
export function singular(name: string): string {
  return name.replace(/ies$/, "y").replace(/s$/, "");
}

/** Where Pulumi's provider has another name than Terraform's: by Terraform's type, Pulumi's name to Terraform's. */
const RENAMED: Record<string, Record<string, string> | undefined> = {
  aws_cloudwatch_composite_alarm: { name: "alarm_name" },
  aws_cloudwatch_metric_alarm: { name: "alarm_name" },
  aws_lambda_function: { name: "function_name", code: "filename" },
  aws_lambda_permission: { function: "function_name" },
  aws_sns_topic_subscription: { topic: "topic_arn" },
};

/** Terraform's name of a property of a resource. */
export function terraformProperty(type: string, property: string): string {
  return RENAMED[type]?.[property] ?? snakeCase(property);
}

/** Terraform's property that Pulumi names by itself when a program does not. */
export function autonamed(type: string): string {
  return terraformProperty(type, "name");
}

/** A name that Terraform takes for a resource: the scenario and the resource's own. */
export function address(scenario: string, name: string): string {
  return `${scenario}__${name}`.replace(/[^\w-]/g, "_");
}
