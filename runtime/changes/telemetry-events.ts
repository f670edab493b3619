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
    airflow: "PublishMetrics",
    "application-signals": "ReportInstrumentationConfigurationStatus",
    autoscaling: "CompleteLifecycleAction RecordLifecycleActionHeartbeat",
    "aws-marketplace": "MeterUsage BatchMeterUsage RegisterUsage",
    cloudformation: "SignalResource RecordHandlerProgress",
    cloudwatch: "PutMetricData",
    codebuild: "CreateReport UpdateReport BatchPutTestCases BatchPutCodeCoverages",
    codedeploy: "PutLifecycleEventHookExecutionStatus",
    "codeguru-profiler": "ConfigureAgent PostAgentProfile",
    codepipeline: `
      PutJobSuccessResult PutJobFailureResult PutThirdPartyJobSuccessResult PutThirdPartyJobFailureResult
      PutActionRevision`,
    config: "PutEvaluations PutExternalEvaluation",
    datapipeline: "ReportTaskProgress ReportTaskRunnerHeartbeat SetTaskStatus",
    deadline: "UpdateWorker UpdateWorkerSchedule",
    ec2: "ReportInstanceStatus",
    ecs: `
      Poll StartTelemetrySession SubmitTaskStateChange SubmitContainerStateChange SubmitAttachmentStateChanges`,
    elasticbeanstalk: "PutInstanceStatistics",
    groundstation: "UpdateAgentStatus",
    guardduty: "SendSecurityTelemetry",
    inspector2: "SendCisSessionTelemetry SendCisSessionHealth",
    lambda: `
      CheckpointDurableExecution SendDurableExecutionCallbackSuccess SendDurableExecutionCallbackFailure`,
    logs: "CreateLogStream PutLogEvents",
    "metering-marketplace": "MeterUsage BatchMeterUsage RegisterUsage",
    monitoring: "PutMetricData",
    networkmonitor: "SendTelemetry",
    sagemaker: "SendPipelineExecutionStepSuccess SendPipelineExecutionStepFailure BatchPutMetrics",
    securityhub: "BatchImportFindings",
    servicediscovery: "UpdateInstanceCustomHealthStatus",
    ssm: `
      UpdateInstanceInformation UpdateInstanceAssociationStatus UpdateAssociationStatus PutInventory
      PutComplianceItems PutConfigurePackageResult`,
    states: "SendTaskSuccess SendTaskFailure SendTaskHeartbeat",
    swf: `
      RespondActivityTaskCompleted RespondActivityTaskFailed RespondActivityTaskCanceled
      RespondDecisionTaskCompleted RecordActivityTaskHeartbeat`,
    transfer: "SendWorkflowStepState",
    xray: "PutTraceSegments PutTelemetryRecords",
  },
  // Replication agents name their service at the end of the call (SendAgentMetricsForMgn); of those only the
  // registration leaves something new. A device reports how far it is with a job by UpdateJobExecution.
  anyService:
    /Heart[Bb]eat|^(?:Acknowledge|Notify|Poll)(?=[A-Z])|^(?!Register)\w+For(?:Mgn|Drs)$|^UpdateJobExecution$/,
});
