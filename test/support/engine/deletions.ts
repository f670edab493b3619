import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { DeleteQueueCommand, SQSClient } from "@aws-sdk/client-sqs";

const emulator = {
  region: "us-east-1",
  ...(process.env.AWS_ENDPOINT_URL ? { endpoint: process.env.AWS_ENDPOINT_URL } : {}),
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
};

/** Deletes a queue beside Pulumi's back, as somebody may in the console. */
export async function deleteQueue(url: string): Promise<void> {
  const client = new SQSClient(emulator);
  await client.send(new DeleteQueueCommand({ QueueUrl: url }));
  client.destroy();
}

/** Deletes a role with its policies, likewise. */
export async function deleteRole(name: string): Promise<void> {
  const client = new IAMClient(emulator);
  const { PolicyNames = [] } = await client.send(new ListRolePoliciesCommand({ RoleName: name }));
  for (const PolicyName of PolicyNames) {
    await client.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName }));
  }
  await client.send(new DeleteRoleCommand({ RoleName: name }));
  client.destroy();
}
