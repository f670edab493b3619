import { compileNameTable } from "./name-table";

/**
 * A run of something that exists: a query, job, build, pipeline, state machine, automation or command; a report or
 * a scan; a question to an assistant or to AWS Support. It may do much, but it changes no configuration; what it
 * changes through AWS's API has records of its own.
 *
 * A run is also what steers one (an approval, a retry), and a job from which no resource comes, only an output: batch
 * inference, transcoding, an export. So is the upload of an image's layers to ECR, part by part: the change is the
 * PutImage after it.
 *
 * Not runs: deployments, and starting, stopping or rebooting what runs for long (instances, databases, clusters,
 * channels, replication). Making a job's definition, or a job from which a resource comes (a model), is a change like
 * any Create.
 */
export function isRunEvent(service: string, name: string): boolean {
  return isRun(service, name) && !isNoRun(service, name);
}

const isRun = compileNameTable({
  services: ["support", "q", "codewhisperer", "redshift-data", "rds-data", "rdsdata", "dbqms"],
  names: {
    acm: "ResendValidationEmail",
    appfabric: "StartUserAccessTasks",
    artifact: "CreateComplianceInquiry",
    "backup-gateway": "StartVirtualMachinesMetadataSync",
    batch: "SubmitJob SubmitServiceJob TerminateJob TerminateServiceJob",
    bedrock: "ApplyGuardrail Rerank OptimizePrompt StartAsyncInvoke",
    braket: "CreateJob CreateQuantumTask CancelQuantumTask",
    ce: "StartCostAllocationTagBackfill",
    chime:
      "StartSpeakerSearchTask StopSpeakerSearchTask StartVoiceToneAnalysisTask StopVoiceToneAnalysisTask",
    cloudtrail: "StartImport StopImport StartDashboardRefresh",
    codebuild: "StartSandbox StopSandbox StartSandboxConnection",
    "codeguru-reviewer": "CreateCodeReview",
    "codeguru-security": "CreateScan",
    codepipeline: "PutApprovalResult OverrideStageCondition RollbackStage",
    config: "DeliverConfigSnapshot StartConfigRulesEvaluation StartRemediationExecution",
    "customer-profiles": "CreateSegmentEstimate",
    dataexchange: "CreateJob",
    databrew: "StartProjectSession SendProjectSessionAction",
    datasync: "StartTaskExecution CancelTaskExecution",
    deadline: "CreateJob",
    devicefarm: "ScheduleRun",
    discovery: "StartImportTask",
    dms: `
      RefreshSchemas StartMetadataModelConversion CancelMetadataModelConversion StartMetadataModelCreation
      CancelMetadataModelCreation StartMetadataModelExportAsScript`,
    ec2: "CreateStoreImageTask",
    ecr: "StartLifecyclePolicyPreview InitiateLayerUpload UploadLayerPart CompleteLayerUpload",
    "ecr-public": "InitiateLayerUpload UploadLayerPart CompleteLayerUpload",
    ecs: "RunTask StartTask StopTask ExecuteCommand",
    eks: "StartInsightsRefresh",
    elasticbeanstalk: "RequestEnvironmentInfo",
    elastictranscoder: "CreateJob",
    elasticmapreduce: "AddJobFlowSteps CancelSteps",
    events: "StartReplay CancelReplay",
    fis: "StartExperiment StopExperiment",
    forecast: "CreateExplainabilityExport",
    fsx: "CancelDataRepositoryTask",
    glacier: "InitiateJob UploadArchive UploadMultipartPart InitiateMultipartUpload CompleteMultipartUpload",
    glue: "StartCrawler StopCrawler RunStatement PutWorkflowRunProperties CreateScript",
    guardduty: "CreateSampleFindings SendObjectMalwareScan",
    imagebuilder: "SendWorkflowStepAction",
    inspector2: "CancelFindingsReport CreateSbomExport CancelSbomExport",
    iot: `
      StartOnDemandAuditTask CancelAuditTask StartAuditMitigationActionsTask CancelAuditMitigationActionsTask
      StartDetectMitigationActionsTask CancelDetectMitigationActionsTask`,
    "iot-managed-integrations": "SendManagedThingCommand StartDeviceDiscovery",
    iotsitewise: "ExecuteAction",
    lakeformation:
      "StartQueryPlanning StartTransaction ExtendTransaction CommitTransaction CancelTransaction",
    lex: "CreateExport",
    lexv2: "CreateExport",
    "license-manager": "CheckoutLicense CheckoutBorrowLicense CheckInLicense ExtendLicenseConsumption",
    logs: "StartLiveTail CreateImportTask CancelImportTask",
    machinelearning: "CreateBatchPrediction CreateEvaluation",
    macie2: "CreateSampleFindings",
    mediaconvert: "CreateJob",
    mgn: "StartNetworkMigrationMapping",
    "migrationhub-orchestrator": "RetryWorkflowStep",
    "migrationhub-strategy": "StartImportFileTask",
    "neptune-graph": "StartImportTask CancelImportTask",
    "network-firewall": "StartFlowCapture",
    polly: "StartSpeechSynthesisTask StartSpeechSynthesisStream",
    qbusiness: "Chat ChatSync",
    quicksight: "CreateIngestion CancelIngestion QueryDatabase StartDashboardSnapshotJobSchedule",
    resiliencehub: "StartResourceGroupingRecommendationTask",
    route53domains: "ResendContactReachabilityEmail ResendOperationAuthorization",
    "security-ir": `
      CreateCase UpdateCase UpdateCaseStatus CloseCase CreateCaseComment UpdateCaseComment UpdateResolverType`,
    servicecatalog: "ExecuteProvisionedProductServiceAction",
    servicequotas: "CreateSupportCase",
    signer: "SignPayload",
    sqlworkbench: `
      DriverExecute GenerateSession PutTab DeleteTab AssociateConnectionWithTab AssociateNotebookWithTab
      AssociateQueryWithTab`,
    sqs: "StartMessageMoveTask CancelMessageMoveTask",
    ssm: "SendCommand CancelCommand SendAutomationSignal StartAssociationsOnce StartExecutionPreview",
    "ssm-sap": "StartApplicationRefresh StartConfigurationChecks",
    storagegateway: "StartAvailabilityMonitorTest",
    swf: "StartWorkflowExecution TerminateWorkflowExecution RequestCancelWorkflowExecution SignalWorkflowExecution",
    synthetics: "StartCanaryDryRun",
    tagging: "StartReportCreation",
    timestream: "ResumeBatchLoadTask",
    transfer: "StartFileTransfer StartDirectoryListing StartRemoteDelete StartRemoteMove",
    trustedadvisor: "RefreshCheck",
    xray: "StartTraceRetrieval CancelTraceRetrieval",
  },
  anyService: new RegExp(
    [
      // What runs is named at the end: StartQueryExecution, StopBuildBatch, BatchStopJobRun.
      "^(?:Batch)?(?:Start|Stop|Cancel|Retry|Resume|Redrive|Abort|Execute|Rerun|Run)(?!Continuous)\\w*?" +
        "(?:Execution|Query|Job|Run|RunBatch|Build|BuildBatch|Command|Statement|Calculation|Crawl|Workflow|HumanLoop|" +
        "Analysis|Scan|Assessment|HealthCheck|Evaluation|Validation|Simulation|Estimation|Investigation|" +
        "Introspection|Search|Tracking|Moderation|Detection|Recognition|Transcription|Conversation|Contact|" +
        "ExportTask|Export|Report|Generation|Recommendation|Aggregation|Iteration|TopContributors|" +
        "TopContributorsData)s?$",
      // What steers a run, and what is made by asking for it: a report, a preview, a price.
      "^(?:Approve|Update|Retry)\\w*(?:Execution|ExecutionStep|Run)$",
      "^Create(?!Scheduled)\\w*(?:Report|Preview|Quote|Investigation|WorkflowRun)$",
      // Jobs from which no resource comes.
      "^Create\\w*(?:Inference|Prediction|Invocation|Evaluation|Transform|Processing|Labeling|Benchmark|" +
        "Recommendations?|Segment)Job(?:V\\d)?$",
      "^Create\\w*Export(?:Image)?(?:Job|Task)$",
      // Use of a model, a function or an agent, and exports: an answer or a copy comes out, nothing is configured.
      "^(?:Batch)?(?:Invoke|Converse|Detect|Recognize|Classify|Calculate|Evaluate|Synthesize|Translate|Render|" +
        "Predict|Infer|Analyze|Export)(?=[A-Z]|$)",
      "^Generate(?!\\w*(?:Certificate|KeyPair|Credentials?|Key|Secret|Password)s?$)(?=[A-Z])",
    ].join("|"),
  ),
});

/**
 * Putting a new version in service is a deployment, and so is an experiment that shifts live traffic; cancelling a
 * job that is an order or a deployment undoes one. What is restored is a resource that was not there.
 * Who may use an assistant, and how it is set up, is configuration.
 */
const isNoRun = compileNameTable({
  services: [],
  names: {
    amplify: "StartJob StopJob",
    appconfig: "StartExperimentRun StopExperimentRun UpdateExperimentRun",
    backup: "StartRestoreJob",
    codewhisperer: `
      CreateProfile UpdateProfile DeleteProfile CreateCustomization UpdateCustomization DeleteCustomization
      AssociateCustomizationPermission DisassociateCustomizationPermission TagResource UntagResource`,
    iot: "CancelJob CancelJobExecution",
    q: `
      CreateAssignment UpdateAssignment DeleteAssignment CreatePlugin UpdatePlugin DeletePlugin TagResource
      UntagResource`,
    quicksight: "StartAssetBundleImportJob",
    snowball: "CancelJob",
  },
  anyService: /^$/,
});
