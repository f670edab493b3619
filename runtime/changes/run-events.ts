import { compileNameTable } from "./name-table";

/**
 * A run of something that exists: a query, job, build, pipeline, state machine, automation or command; a report or
 * a scan; a question to an assistant or to AWS Support. It may do much, but it changes no configuration; what it
 * changes through AWS's API has records of its own.
 *
 * So is the upload of an image's layers to ECR, part by part: the change is the PutImage after it.
 *
 * Not runs: deployments, and starting, stopping or rebooting what runs for long (instances, databases, clusters,
 * channels, replication). Making a job's definition, or a job as a resource of its own, is a change like any Create.
 */
export function isRunEvent(service: string, name: string): boolean {
  return isRun(service, name) && !DEPLOYMENTS.has(`${service}:${name}`);
}

const isRun = compileNameTable({
  services: ["support", "q", "codewhisperer", "redshift-data", "rds-data"],
  names: {
    "access-analyzer": `
      StartPolicyGeneration CancelPolicyGeneration CreateAccessPreview GenerateFindingRecommendation`,
    acm: "ResendValidationEmail",
    "acm-pca": "CreateCertificateAuthorityAuditReport",
    batch: "SubmitJob SubmitServiceJob TerminateJob TerminateServiceJob",
    bedrock: "ApplyGuardrail Rerank OptimizePrompt GenerateQuery",
    braket: "CancelQuantumTask CreateQuantumTask",
    ce: "StartSavingsPlansPurchaseRecommendationGeneration StartCostAllocationTagBackfill",
    cloudtrail: "StartImport StopImport StartDashboardRefresh GenerateQuery GenerateQueryResultsSummary",
    codebuild: "InvalidateProjectCache StartSandbox StopSandbox StartSandboxConnection",
    "codeguru-reviewer": "CreateCodeReview",
    "codeguru-security": "CreateScan",
    codepipeline: "RetryStageExecution",
    config: "DeliverConfigSnapshot StartConfigRulesEvaluation StartRemediationExecution",
    connect: "StartContactRecording UpdateContactAttributes",
    databrew: "StartProjectSession SendProjectSessionAction",
    datasync: "StartTaskExecution CancelTaskExecution",
    detective: "StartInvestigation",
    devicefarm: "ScheduleRun",
    dms: "RefreshSchemas StartReplicationTaskAssessment",
    dynamodb: "ExportTableToPointInTime",
    ec2: "CreateInstanceExportTask",
    ecr: "StartLifecyclePolicyPreview InitiateLayerUpload UploadLayerPart CompleteLayerUpload",
    "ecr-public": "InitiateLayerUpload UploadLayerPart CompleteLayerUpload",
    ecs: "RunTask StartTask StopTask ExecuteCommand",
    eks: "StartInsightsRefresh",
    elasticbeanstalk: "RequestEnvironmentInfo",
    elasticmapreduce: "AddJobFlowSteps CancelSteps",
    events: "StartReplay CancelReplay",
    fis: "StartExperiment StopExperiment",
    glacier: "InitiateJob UploadArchive UploadMultipartPart InitiateMultipartUpload CompleteMultipartUpload",
    glue: "StartCrawler StopCrawler StartMLLabelingSetGenerationTaskRun RunStatement",
    guardduty: "CreateSampleFindings StartMalwareScan",
    iam: "GenerateCredentialReport GenerateServiceLastAccessedDetails GenerateOrganizationsAccessReport",
    inspector2: "CreateFindingsReport CancelFindingsReport CreateSbomExport CancelSbomExport",
    iot: "StartOnDemandAuditTask",
    lakeformation:
      "StartQueryPlanning StartTransaction ExtendTransaction CommitTransaction CancelTransaction",
    lex: "CreateExport",
    "license-manager": "CheckoutLicense CheckoutBorrowLicense CheckInLicense ExtendLicenseConsumption",
    logs: "StartLiveTail CreateExportTask CancelExportTask",
    macie2: "CreateSampleFindings",
    "migrationhub-orchestrator": "StartWorkflow StopWorkflow",
    "network-firewall": "StartFlowCapture",
    omics: "StartRun CancelRun",
    polly: "StartSpeechSynthesisTask",
    quicksight: "CreateIngestion CancelIngestion QueryDatabase",
    route53domains: "ResendContactReachabilityEmail ResendOperationAuthorization",
    signer: "SignPayload",
    ssm: "SendCommand CancelCommand SendAutomationSignal StartAssociationsOnce StartExecutionPreview",
    states: "StartExecution StartSyncExecution StopExecution RedriveExecution",
    swf: "StartWorkflowExecution TerminateWorkflowExecution RequestCancelWorkflowExecution SignalWorkflowExecution",
    synthetics: "StartCanaryDryRun",
    tagging: "StartReportCreation",
    transfer: "StartFileTransfer",
    trustedadvisor: "RefreshCheck",
    xray: "StartTraceRetrieval CancelTraceRetrieval",
  },
  anyService: new RegExp(
    "^(?:Batch)?(?:Start|Stop|Cancel|Retry|Resume|Redrive|Abort|Execute|Rerun)(?!Continuous)\\w*?" +
      "(?:Execution|Query|Job|Run|Build|BuildBatch|Command|Statement|Calculation|Crawl|Analysis|Scan|Assessment|" +
      "Evaluation|Simulation|ExportTask|Export|Report|Detection|Recognition|Conversation|Contact)s?$|" +
      // Use of a model, a function or an agent, and exports: an answer or a copy comes out, nothing is configured.
      "^(?:Batch)?(?:Invoke|Converse|Detect|Recognize|Classify|Calculate|Evaluate|Synthesize|Translate|Render|Predict|Infer|Analyze|Export)(?=[A-Z]|$)",
  ),
});

/** Putting a new version in service is a deployment; cancelling a job that is an order or a deployment undoes one. */
const DEPLOYMENTS: ReadonlySet<string> = new Set([
  "amplify:StartJob",
  "amplify:StopJob",
  "iot:CancelJob",
  "iot:CancelJobExecution",
  "quicksight:StartAssetBundleImportJob",
  "snowball:CancelJob",
]);
