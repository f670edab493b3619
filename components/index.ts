/** The library: both sides as Pulumi components. */

// Customer side
export { AlarmTopic, type AlarmTopicArgs } from "./customer/alarm-topic";
export { CisAlarms, type CisAlarmsArgs } from "./customer/cis-alarms";
export type { CustomerAlarm, CustomerAlarmsArgs } from "./customer/customer-alarms";
export { CustomerIntegration, type CustomerIntegrationArgs } from "./customer/customer-integration";
export type { QueueRule, TopicRule } from "./customer/external-rules";
export type { ConnectionDocument, RequestDocument } from "./customer/hand-over";
export { TrailNotificationMode } from "./customer/notification-mode";
export { TrailAlarm, type TrailAlarmArgs } from "./customer/trail-alarm";
export { TrailNotification, type TrailNotificationArgs } from "./customer/trail-notification";
export { TrailReaderRole, type TrailReaderRoleArgs } from "./customer/trail-reader-role";
export type { VendorArgs } from "./customer/vendor";

// Vendor side
export { ChangeDestination, type ChangeDestinationArgs } from "./vendor/change-destination";
export type { ChangeFilterArgs, ChangeRuleArgs } from "./vendor/change-filter";
export { ChangeProcessor, type ChangeProcessorArgs, type FurtherQueueArgs } from "./vendor/change-processor";
export { ChangePublisher, type ChangePublisherArgs } from "./vendor/change-publisher";
export {
  IngestionMonitoring,
  type IngestionMonitoringArgs,
  type MonitoredDestinationArgs,
  type MonitoredProcessorArgs,
  type MonitoredPublisherArgs,
  type MonitoredQueueArgs,
  type SilentTrailArgs,
} from "./vendor/ingestion-monitoring";
export { ProcessorRole, type ProcessorRoleArgs } from "./vendor/processor-role";
export {
  TrailQueue,
  type TrailQueueArgs,
  type TrailQueueBucketArgs,
  type TrailQueueTopicArgs,
} from "./vendor/trail-queue";
export { TrailRegistration, type TrailRegistrationArgs } from "./vendor/trail-registration";
export type { VendorDestinationArgs, VendorTrailArgs } from "./vendor/vendor-args";
export { VendorIntegration, type VendorIntegrationArgs } from "./vendor/vendor-integration";
export type { VendorOffer } from "./vendor/vendor-offers";
