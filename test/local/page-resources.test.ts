import { resourcesOf } from "../../local/page/view/resources";
import type { CloudTrailRecord } from "../../runtime/cloudtrail/record";

const of = (record: Partial<CloudTrailRecord>) => resourcesOf(record);

test("the record's own resources come first, then ARNs of the request, its names, and what the answer added", () => {
  const found = of({
    resources: [{ ARN: "arn:aws:kms:eu-west-1:111122223333:key/1" }],
    requestParameters: { keyId: "alias/shop", roleArn: "arn:aws:iam::111122223333:role/shop" },
    responseElements: { grantId: "grant-1" },
  });
  expect(found).toEqual([
    "arn:aws:kms:eu-west-1:111122223333:key/1",
    "arn:aws:iam::111122223333:role/shop",
    "alias/shop",
    "grant-1",
  ]);
});

test("a state's name, an account, a token and a request's id name no resource", () => {
  const found = of({
    responseElements: {
      requestId: "7c0a5a38",
      ownerId: "111122223333",
      instancesSet: {
        items: [
          {
            instanceId: "i-0a1b2c3d4e5f60001",
            instanceState: { code: 0, name: "pending" },
            currentState: { name: "stopping" },
            clientToken: "abc",
          },
        ],
      },
    },
  });
  expect(found).toEqual(["i-0a1b2c3d4e5f60001"]);
});
