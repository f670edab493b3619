/**
 * Limits of the services on the way, and our own. Each says its unit and where it comes from.
 * Both halves use them: components refuse at preview what a service would refuse later, functions keep within.
 */

// SQS
/** Bytes, bodies and attributes of one SendMessageBatch together, and also of one message. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export const SQS_BATCH_MAX_BYTES = 1_048_576;
/** Entries of one SendMessageBatch. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export const SQS_BATCH_MAX_ENTRIES = 10;
/** Seconds, visibility timeout. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html */
export const SQS_VISIBILITY_MAX_SECONDS = 43_200;
/** Seconds, message retention: 14 days. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export const SQS_RETENTION_MAX_SECONDS = 1_209_600;
/** Characters of a queue's name, `.fifo` included. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
export const SQS_QUEUE_NAME_MAX_LENGTH = 80;
/** Bytes of a queue policy. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html */
export const SQS_POLICY_MAX_BYTES = 8_192;
/** Statements of a queue policy; same page. */
export const SQS_POLICY_MAX_STATEMENTS = 20;
/** Principals of a queue policy; same page. */
export const SQS_POLICY_MAX_PRINCIPALS = 50;
/** Conditions of a queue policy; same page. */
export const SQS_POLICY_MAX_CONDITIONS = 10;
/** Characters of an EventBridge rule's name. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const EVENT_RULE_NAME_MAX_LENGTH = 64;
/** Characters of the Id of a rule in a bucket's notification document. https://docs.aws.amazon.com/AmazonS3/latest/API/API_QueueConfiguration.html */
export const S3_RULE_ID_MAX_LENGTH = 255;
/** Least and greatest concurrency of a queue's event source mapping. https://docs.aws.amazon.com/lambda/latest/api/API_ScalingConfig.html */
export const LAMBDA_CONCURRENCY_MIN = 2;
export const LAMBDA_CONCURRENCY_MAX = 1_000;

// SNS
/** Characters of a topic's name. https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
export const SNS_TOPIC_NAME_MAX_LENGTH = 256;

// BigPanda
/** Changes a minute and organisation. https://docs.bigpanda.io/en/root-cause-changes--rcc--108538.html */
export const BIGPANDA_MAX_CHANGES_PER_MINUTE = 400;
/** Changes a week and organisation, a figure of the contract; same page. */
export const BIGPANDA_MAX_CHANGES_PER_WEEK = 50_000;
/** Our default pace, changes a minute: a tenth below BigPanda's limit, for whoever else uses it. */
export const DEFAULT_CHANGES_PER_MINUTE = 360;
/** Our default budget, changes in any window of 168 hours. */
export const DEFAULT_CHANGES_PER_WEEK = 50_000;
/** Hourly counters that are summed: one more than the window, so that no window that starts within an hour passes. */
export const BUDGET_COUNTERS = 169;
/** Part of the budget, in percent, from which an alarm is raised. */
export const BUDGET_ALARM_PERCENT = 80;
/** Hours a change waits for budget before the oldest are shed: default, least, and the most that a queue can keep. */
export const DEFAULT_HOLD_LIMIT_HOURS = 72;
export const HOLD_LIMIT_MIN_HOURS = 1;
export const HOLD_LIMIT_MAX_HOURS = 312;

// Trail files
/** Bytes of one trail file after decompression, our cap against zip bombs: 4 GiB. */
export const MAX_DECOMPRESSED_BYTES = 4 * 1024 ** 3;
/** Characters of a trail's key prefix. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
export const TRAIL_PREFIX_MAX_LENGTH = 200;

// IAM and STS
/** External id: 2 to 1,224 of these characters. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const EXTERNAL_ID_PATTERN = /^[\w+=,.@:/-]{2,1224}$/;
/** Characters of a role's name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const ROLE_NAME_MAX_LENGTH = 64;
/** Characters, white space aside, of all inline policies of a role; same page. */
export const ROLE_POLICIES_MAX_CHARACTERS = 10_240;
/** Characters of a session policy. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const SESSION_POLICY_MAX_CHARACTERS = 2_048;

// SSM parameters
/** Bytes of a parameter of the standard tier. https://docs.aws.amazon.com/general/latest/gr/ssm.html */
export const SSM_STANDARD_MAX_BYTES = 4_096;
/** Bytes of a parameter of the advanced tier; same page. */
export const SSM_ADVANCED_MAX_BYTES = 8_192;
/** Levels of a parameter's name; same page. */
export const SSM_NAME_MAX_LEVELS = 15;

// CloudWatch
/** Characters of a filter pattern. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
export const FILTER_PATTERN_MAX_LENGTH = 1_024;
/** Regexes of a filter pattern. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
export const FILTER_PATTERN_MAX_REGEXES = 2;
/** Filter patterns with regexes on one log group. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
export const LOG_GROUP_MAX_REGEX_PATTERNS = 5;
/** Characters of a metric's name, and of its namespace. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html */
export const METRIC_NAME_MAX_LENGTH = 255;
/** Characters of a metric transformation's value; same page. */
export const METRIC_VALUE_MAX_LENGTH = 100;
/** Metric filters of one log group. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
export const LOG_GROUP_MAX_METRIC_FILTERS = 100;
/** Characters of an alarm's name. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const ALARM_NAME_MAX_LENGTH = 255;
/** Characters of an alarm's description; same page. */
export const ALARM_DESCRIPTION_MAX_LENGTH = 1_024;
/** Seconds that period times evaluation periods may reach, for periods below an hour; same page. */
export const ALARM_WINDOW_MAX_SECONDS = 86_400;
/** Seconds that period times evaluation periods may reach, for periods of an hour and more; same page. */
export const ALARM_LONG_WINDOW_MAX_SECONDS = 604_800;
