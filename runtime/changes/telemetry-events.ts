import { compileNameTable } from "./name-table";

/**
 * Agents and workers that report: heartbeats, inventory, results of checks, progress of work handed to them. The
 * log agents' CreateLogStream is one of them: they make a stream whenever they have something to write.
 */
export const isTelemetryEvent = compileNameTable({
  services: [
    "ec2messages",
    "codedeploy-commands-secure",
    "guardduty-telemetry",
    "inspector2-telemetry",
    "mgh",
  ],
  names: {
    ssm: `
      UpdateInstanceInformation UpdateInstanceAssociationStatus UpdateAssociationStatus PutInventory
      PutComplianceItems PutConfigurePackageResult`,
    ecs: `
      Poll StartTelemetrySession SubmitTaskStateChange SubmitContainerStateChange SubmitAttachmentStateChanges`,
    logs: "CreateLogStream PutLogEvents",
    monitoring: "PutMetricData",
    cloudwatch: "PutMetricData",
    xray: "PutTraceSegments PutTelemetryRecords",
    config: "PutEvaluations PutExternalEvaluation",
    securityhub: "BatchImportFindings",
    guardduty: "SendSecurityTelemetry",
    autoscaling: "CompleteLifecycleAction RecordLifecycleActionHeartbeat",
    cloudformation: "SignalResource RecordHandlerProgress",
    codedeploy: "PutLifecycleEventHookExecutionStatus",
    codepipeline: `
      PutJobSuccessResult PutJobFailureResult PutThirdPartyJobSuccessResult PutThirdPartyJobFailureResult
      PutActionRevision`,
    states: "SendTaskSuccess SendTaskFailure SendTaskHeartbeat",
    sagemaker: "SendPipelineExecutionStepSuccess SendPipelineExecutionStepFailure BatchPutMetrics",
    servicediscovery: "UpdateInstanceCustomHealthStatus",
    datapipeline: "ReportTaskProgress ReportTaskRunnerHeartbeat SetTaskStatus",
    ec2: "ReportInstanceStatus",
    "aws-marketplace": "MeterUsage BatchMeterUsage RegisterUsage",
    "metering-marketplace": "MeterUsage BatchMeterUsage RegisterUsage",
    airflow: "PublishMetrics",
    networkmonitor: "SendTelemetry",
    swf: `
      RespondActivityTaskCompleted RespondActivityTaskFailed RespondActivityTaskCanceled
      RespondDecisionTaskCompleted RecordActivityTaskHeartbeat`,
  },
  // Replication agents name their service at the end of the call (SendAgentMetricsForMgn).
  anyService:
    /Heart[Bb]eat|^(?:Acknowledge|Notify|Poll)(?=[A-Z])|^(?:Send|Update)(?:Agent|Client)\w*For(?:Mgn|Drs)$/,
});
