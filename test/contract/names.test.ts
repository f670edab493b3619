import * as contract from "../../contract";
import { ContractError, parseArn, partitionOfRegion, problemOfParameterName } from "../../contract";

test.each([
  ["eu-west-1", "aws", "amazonaws.com"],
  ["us-east-1", "aws", "amazonaws.com"],
  ["cn-northwest-1", "aws-cn", "amazonaws.com.cn"],
  ["us-gov-east-1", "aws-us-gov", "amazonaws.com"],
  ["eusc-de-east-1", "aws-eusc", "amazonaws.eu"],
  ["us-iso-west-1", "aws-iso", "c2s.ic.gov"],
  ["us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov"],
  ["us-isof-south-1", "aws-iso-f", "csp.hci.ic.gov"],
  ["eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk"],
  ["mx-central-1", "aws", "amazonaws.com"],
])("%s is in %s", (region, name, dnsSuffix) => {
  expect(partitionOfRegion(region)).toEqual({ name, dnsSuffix });
});

test("parts of an ARN", () => {
  expect(parseArn("arn:aws-us-gov:sqs:us-gov-west-1:111122223333:a:b")).toEqual({
    partition: "aws-us-gov",
    service: "sqs",
    region: "us-gov-west-1",
    accountId: "111122223333",
    resource: "a:b",
  });
  expect(parseArn("arn:aws:s3:::bucket/key")).toMatchObject({
    region: "",
    accountId: "",
    resource: "bucket/key",
  });
  for (const text of ["", "arn:aws:s3", "arn:other:s3:::b", "x arn:aws:s3:::b"])
    expect(parseArn(text)).toBeUndefined();
});

test("parameter names", () => {
  expect(contract.trailParameterName("main", "acme.trails")).toBe(
    "/cloudtrail-changes/main/trails/acme.trails",
  );
  expect(contract.destinationParameterName("main", "default")).toBe(
    "/cloudtrail-changes/main/destinations/default",
  );
  expect(contract.apiKeyParameterName("main", "d")).toBe("/cloudtrail-changes/main/destinations/d/api-key");
  expect(contract.appKeyParameterName("main", "d")).toBe("/cloudtrail-changes/main/destinations/d/app-key");
  expect(contract.trailParameterPrefix("main")).toBe("/cloudtrail-changes/main/trails");
  expect(contract.destinationParameterPrefix("main")).toBe("/cloudtrail-changes/main/destinations");
});

test.each([
  ["", 'The parameter name "/cloudtrail-changes//trails/b" must not have an empty level.'],
  [
    "a/b",
    'The parameter name "/cloudtrail-changes/a/b/trails/b" has "a/b" as a level, which must be one name.',
  ],
  ["a b", 'The parameter name "/cloudtrail-changes/a b/trails/b" may hold only letters, digits and _ . - /.'],
])("installation %j is refused", (installation, problem) => {
  expect(() => contract.trailParameterName(installation, "b")).toThrow(new ContractError([problem]));
});

test.each([
  ["/a/b_c.d-e", undefined],
  ["plain", undefined],
  ["a/b", "must begin with / when it has levels."],
  ["/a/", "must not have an empty level."],
  ["/AWS/x", "must not begin with aws or ssm."],
  ["ssm-x", "must not begin with aws or ssm."],
  ["/a".repeat(15), undefined],
  ["/a".repeat(16), "must have at most 15 levels."],
  [`/${"x".repeat(900)}`, "must be at most 900 characters long."],
  ["", "may hold only letters, digits and _ . - /."],
])("parameter name %#", (name, problem) => {
  expect(problemOfParameterName(name)).toBe(problem);
});

test("names at the boundary", () => {
  expect(contract.roleArn("111122223333", "cn-north-1", "acme-reader")).toBe(
    "arn:aws-cn:iam::111122223333:role/cloudtrail-changes/acme-reader",
  );
  expect(contract.processorRoleName("main-prod")).toBe("main-prod-processor");
  expect(contract.readerRoleName("acme")).toBe("acme-reader");
  expect(contract.trailQueueName("main")).toBe("main-trails");
  expect(contract.trailQueueName("main", 2)).toBe("main-trails-2");
  expect(() => contract.readerRoleName("x".repeat(58))).toThrow(
    /^The role name "x+-reader" has 65 characters; at most 64 are allowed. Give a shorter name\.$/,
  );
});
