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
    "access-analyzer": "StartPolicyGeneration CreateAccessPreview",
    batch: "SubmitJob SubmitServiceJob TerminateJob TerminateServiceJob",
    ce: "StartSavingsPlansPurchaseRecommendationGeneration StartCostAllocationTagBackfill",
    cloudtrail: "StartImport StopImport StartDashboardRefresh GenerateQuery GenerateQueryResultsSummary",
    codebuild: "InvalidateProjectCache StartSandbox StopSandbox StartSandboxConnection",
    codepipeline: "RetryStageExecution",
    config: "DeliverConfigSnapshot StartConfigRulesEvaluation StartRemediationExecution",
    databrew: "StartProjectSession SendProjectSessionAction",
    datasync: "StartTaskExecution CancelTaskExecution",
    dms: "RefreshSchemas StartReplicationTaskAssessment",
    dynamodb: "ExportTableToPointInTime",
    ecr: "InitiateLayerUpload UploadLayerPart CompleteLayerUpload",
    "ecr-public": "InitiateLayerUpload UploadLayerPart CompleteLayerUpload",
    ecs: "RunTask StartTask StopTask ExecuteCommand",
    elasticmapreduce: "AddJobFlowSteps CancelSteps",
    events: "StartReplay CancelReplay",
    glue: "StartCrawler StopCrawler StartMLLabelingSetGenerationTaskRun RunStatement",
    guardduty: "CreateSampleFindings StartMalwareScan",
    iam: "GenerateCredentialReport GenerateServiceLastAccessedDetails GenerateOrganizationsAccessReport",
    inspector2: "CreateFindingsReport CancelFindingsReport CreateSbomExport CancelSbomExport",
    "license-manager": "CheckoutLicense CheckoutBorrowLicense CheckInLicense ExtendLicenseConsumption",
    logs: "StartLiveTail CreateExportTask CancelExportTask",
    macie2: "CreateSampleFindings",
    omics: "StartRun CancelRun",
    quicksight: "CreateIngestion CancelIngestion QueryDatabase",
    ssm: "SendCommand CancelCommand SendAutomationSignal StartAssociationsOnce",
    states: "StartExecution StartSyncExecution StopExecution RedriveExecution",
    swf: "StartWorkflowExecution TerminateWorkflowExecution RequestCancelWorkflowExecution SignalWorkflowExecution",
    synthetics: "StartCanaryDryRun",
    tagging: "StartReportCreation",
    trustedadvisor: "RefreshCheck",
  },
  anyService: new RegExp(
    "^(?:Batch)?(?:Start|Stop|Cancel|Retry|Resume|Redrive|Abort|Execute|Rerun)(?!Continuous)\\w*?" +
      "(?:Execution|Query|Job|Run|Build|BuildBatch|Command|Statement|Calculation|Crawl|Analysis|Scan|Assessment|" +
      "Evaluation|Experiment|Simulation|ExportTask|Export|Report|Detection|Recognition|Conversation|Contact)s?$|" +
      // Use of a model, a function or an agent, and exports: an answer or a copy comes out, nothing is configured.
      "^(?:Invoke|Converse|Detect|Recognize|Classify|Calculate|Evaluate|Synthesize|Translate|Render|Predict|Infer|Analyze|Export)(?=[A-Z]|$)",
  ),
});

/** A run that puts a new version in service is a deployment. */
const DEPLOYMENTS: ReadonlySet<string> = new Set([
  "amplify:StartJob",
  "amplify:StopJob",
  "iot:CancelJob",
  "iot:CancelJobExecution",
  "quicksight:StartAssetBundleImportJob",
]);
