// Stands in for @aws-sdk/credential-provider-node in the bundles: a function gets its credentials by environment
// variables, so the SDK's other ways, and the clients of SSO, sign-in and web identity that they bring, stay out.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";
