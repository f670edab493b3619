import program from "cloudtrail-changes/program";

// Everything is in Pulumi.<stack>.yaml: the keys are those of the package's docs/configuration.md.
export = program;
