import type { RedactedFields } from "./redaction-table";

/** What runs: environments, boot scripts, commands and parameters of templates. */
export const COMPUTE_FIELDS: readonly RedactedFields[] = [
  row(
    "ec2",
    "ModifyInstanceAttribute",
    "/value",
    "user data, when it is the attribute (others in this form lose their value with it)",
  ),
  row("ec2", "CreateKeyPair", "keyMaterial", "private keys"),
  row("ec2", "CopySnapshot", "presignedUrl", "a signed address"),
  row("ec2", "ImportImage ImportSnapshot", "diskContainers.url diskContainer.url", "signed addresses"),
  row("ec2", "ImportInstance ImportVolume", "importManifestUrl", "signed addresses"),
  row(
    "ec2",
    "CreateDelegateMacVolumeOwnershipTask CreateMacSystemIntegrityProtectionModificationTask",
    "macCredentials",
    "passwords",
  ),
  row("lambda", "CreateFunction UpdateFunctionConfiguration", "environment.variables", "environment values"),
  row("lambda", "CreateFunction UpdateFunctionCode PublishLayerVersion", "zipFile", "code"),
  row("synthetics", "CreateCanary UpdateCanary StartCanaryDryRun", "zipFile", "code"),
  row("ecs", "*", "environment", "environment values of task definitions and overrides"),
  row("batch", "*", "environment", "environment values of job definitions and overrides"),
  row("sagemaker", "*", "environment optimizationEnvironment overrideEnvironment", "environment values"),
  row(
    "sagemaker",
    "CreateNotebookInstanceLifecycleConfig UpdateNotebookInstanceLifecycleConfig",
    "onCreate.content onStart.content",
    "start scripts",
  ),
  row("sagemaker", "CreateStudioLifecycleConfig", "studioLifecycleConfigContent", "start scripts"),
  row(
    "lightsail",
    "CreateContainerService CreateContainerServiceDeployment",
    "environment",
    "environment values",
  ),
  row("pipes", "CreatePipe UpdatePipe", "containerOverrides.environment", "environment values"),
  row(
    "pipes",
    "CreatePipe UpdatePipe",
    "httpParameters.headerParameters httpParameters.queryStringParameters",
    "keys",
  ),
  row(
    "greengrass",
    "CreateFunctionDefinition CreateFunctionDefinitionVersion",
    "environment.variables",
    "environment values",
  ),
  row("airflow", "CreateEnvironment UpdateEnvironment", "airflowConfigurationOptions", "connections"),
  row("apprunner", "CreateService UpdateService", "buildCommand startCommand", "commands"),
  row("autoscaling", "CreateLaunchConfiguration", "userData", "boot scripts"),
  row("imagebuilder", "CreateComponent CreateWorkflow", "/data", "commands"),
  row("imagebuilder", "CreateImageRecipe", "userDataOverride", "boot scripts"),
  row(
    "opsworks",
    "CloneStack CreateApp CreateDeployment CreateLayer CreateStack UpdateApp UpdateLayer UpdateStack",
    "customJson environment appSource.sshKey",
    "chef attributes, environment values, keys",
  ),
  row(
    "elasticbeanstalk",
    "CreateApplicationVersion CreateConfigurationTemplate CreateEnvironment UpdateConfigurationTemplate UpdateEnvironment",
    "optionSettings.value",
    "environment values",
  ),
  row(
    "elasticmapreduce",
    "RunJobFlow AddJobFlowSteps",
    "bootstrapActions.scriptBootstrapAction.args steps.hadoopJarStep.args steps.hadoopJarStep.properties",
    "arguments of scripts",
  ),
  row("glue", "CreateJob UpdateJob", "defaultArguments nonOverridableArguments", "arguments of jobs"),
  row("glue", "StartJobRun CreateTrigger UpdateTrigger", "arguments", "arguments of jobs"),
  row(
    "kinesisanalytics",
    "CreateApplication UpdateApplication",
    "propertyMap propertyMapUpdates",
    "properties",
  ),
  row("codebuild", "ImportSourceCredentials", "token", "a token or password"),
  row(
    "cloudformation",
    "CreateChangeSet CreateStack CreateStackInstances CreateStackSet UpdateStack UpdateStackInstances UpdateStackSet",
    "parameters.parameterValue parameterOverrides.parameterValue",
    "parameters without NoEcho",
  ),
  row("cloudformation", "SetTypeConfiguration", "/configuration", "keys of extensions"),
  row(
    "servicecatalog",
    "ProvisionProduct UpdateProvisionedProduct CreateProvisionedProductPlan",
    "provisioningParameters.value",
    "parameters without NoEcho",
  ),
  row("ssm", "PutParameter", "/value", "the parameter"),
  row("ssm", "SendCommand", "parameters", "commands"),
  row(
    "ssm",
    "CreateAssociation CreateAssociationBatch UpdateAssociation StartAutomationExecution StartChangeRequestExecution",
    "parameters",
    "commands and parameters",
  ),
  row(
    "ssm",
    "RegisterTaskWithMaintenanceWindow UpdateMaintenanceWindowTask",
    "taskParameters taskInvocationParameters.runCommand.parameters taskInvocationParameters.automation.parameters " +
      "taskInvocationParameters.lambda.payload taskInvocationParameters.stepFunctions.input",
    "commands and parameters",
  ),
  row("appconfig", "CreateHostedConfigurationVersion", "content", "configuration"),
];

function row(source: string, events: string, paths: string, holds: string): RedactedFields {
  return { source, events, paths, holds };
}
