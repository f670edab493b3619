import { consoleLink } from "../../../runtime/changes/console-link";

const ID = "3cf0a1b2-0000-4000-8000-0123456789ab";

test.each([
  ["us-east-1", "us-east-1.console.aws.amazon.com"],
  ["ap-southeast-5", "ap-southeast-5.console.aws.amazon.com"],
  ["mx-central-1", "mx-central-1.console.aws.amazon.com"],
  ["il-central-1", "il-central-1.console.aws.amazon.com"],
  ["us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com"],
  ["cn-northwest-1", "cn-northwest-1.console.amazonaws.cn"],
])("%s has its console at %s", (region, host) => {
  expect(consoleLink(region, ID)).toBe(`https://${host}/cloudtrailv2/home?region=${region}#/events/${ID}`);
});

test.each([
  "us-iso-east-1",
  "us-isob-east-1",
  "us-isof-south-1",
  "eu-isoe-west-1",
  "eusc-de-east-1",
  "aws-global",
  "mars-north-1",
  "",
  "us-east-1.evil.example",
  "us-east-1\n",
  " us-east-1",
  "US-EAST-1",
  "us-east-1/../..",
  "evil.example#us-east-1",
  undefined,
  null,
  7,
])("%p has none", (region) => {
  expect(consoleLink(region, ID)).toBeUndefined();
});

test.each([
  ["a/b?c=d#e", "a%2Fb%3Fc%3Dd%23e"],
  ['"><script>', "%22%3E%3Cscript%3E"],
  ["\ud800", "%EF%BF%BD"],
  ["..", ".."],
])("the event id %p stays in its place", (eventId, encoded) => {
  expect(consoleLink("us-east-1", eventId)).toBe(
    `https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/${encoded}`,
  );
});
