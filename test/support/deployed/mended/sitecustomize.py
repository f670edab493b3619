"""Four answers of MiniStack 1.5.33 made those of AWS, so that our own documents are applied as they are.

Python runs this file at its start when the file's folder is on PYTHONPATH. MiniStack itself stays as it was installed;
a version without these functions does not start, and says so.
"""

import json

from ministack.core import iam_actions, iam_evaluator
from ministack.services import iam, sns


def _original(module, name):
    if not hasattr(module, name):
        raise SystemExit(f"{module.__name__} has no {name}: is this MiniStack 1.5.33? {__file__} is made for that.")
    return getattr(module, name)


_resolve = _original(iam_evaluator, "_resolve_condition_key")
_subscribe = _original(sns, "_subscribe")
_extract_iam_action = _original(iam_actions, "extract_iam_action")
_extract_resource_arn = _original(iam_actions, "extract_resource_arn")


def _resolve_condition_key(key, ctx):
    """aws:PrincipalArn of a role's session is the role's ARN; MiniStack has the session's.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
    """
    value = _resolve(key, ctx)
    if key.lower() != "aws:principalarn" or ":assumed-role/" not in str(value):
        return value
    _, _, _, _, account, resource = value.split(":", 5)
    role = iam._roles.get_scoped(account, None, resource.split("/")[1])
    return role["Arn"] if role else value


def _subscribe_returning_arn(params):
    """With ReturnSubscriptionArn an unconfirmed subscription's ARN is told; MiniStack overlooks the parameter.

    https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
    """
    status, headers, body = _subscribe(params)
    pending = b"pending confirmation"
    if pending not in body or sns._p(params, "ReturnSubscriptionArn") != "true":
        return status, headers, body
    topic, _ = sns._get_topic(sns._p(params, "TopicArn"))
    endpoint = sns._p(params, "Endpoint")
    arn = next(one["arn"] for one in topic["subscriptions"] if one["endpoint"] == endpoint)
    return status, headers, body.replace(pending, arn.encode())


def _extract_iam_action_of_batches(*args, **kwargs):
    """A batch of SQS is permitted by the action of one message; there is no sqs:SendMessageBatch.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
    """
    action = _extract_iam_action(*args, **kwargs)
    return action.removesuffix("Batch") if str(action).startswith("sqs:") else action


def _extract_resource_arn_of_streams(service, method, path, headers, body, *rest):
    """What is done to a log stream is judged by the stream's ARN; MiniStack has the group's.

    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
    """
    arn = _extract_resource_arn(service, method, path, headers, body, *rest)
    stream = json.loads(body or b"{}").get("logStreamName") if service == "logs" else None
    return f"{arn}:log-stream:{stream}" if stream else arn


iam_actions.extract_iam_action = _extract_iam_action_of_batches
iam_actions.extract_resource_arn = _extract_resource_arn_of_streams
iam_evaluator._resolve_condition_key = _resolve_condition_key
sns._subscribe = _subscribe_returning_arn
