import type { CloudTrailRecord } from "../../../runtime/cloudtrail/record";
import { toChange } from "../../../runtime/changes/to-change";
import { recordWith } from "../../support/changes/records";

const tagsOf = (fields: Partial<CloudTrailRecord>) => toChange(recordWith(fields)).tags;

test("a record becomes a change with the documented fields and tags", () => {
  const change = toChange(
    recordWith({
      requestParameters: {
        groupId: "sg-1",
        ipPermissions: { items: [{ fromPort: 22, toPort: 22 }] },
        dryRun: false,
      },
      resources: [
        {
          ARN: "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1",
          accountId: "111122223333",
          type: "AWS::EC2::SecurityGroup",
        },
        { ARN: "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1" },
      ],
    }),
  );
  expect(change).toEqual({
    identifier: "3cf0a1b2-0000-4000-8000-0123456789ab",
    status: "Done",
    summary: "AuthorizeSecurityGroupIngress",
    start: 1741064767,
    end: 1741064767,
    ticket_url:
      "https://eu-west-1.console.aws.amazon.com/cloudtrailv2/home?region=eu-west-1#/events/3cf0a1b2-0000-4000-8000-0123456789ab",
    tags: {
      user_name: "alice",
      user_type: "IAMUser",
      user_arn: "arn:aws:iam::111122223333:user/alice",
      rp_groupId: "sg-1",
      rp_ipPermissions: '{"items":[{"fromPort":22,"toPort":22}]}',
      rp_dryRun: "false",
      resources0_ARN: "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1",
      resources0_accountId: "111122223333",
      resources0_type: "AWS::EC2::SecurityGroup",
      resources1_ARN: "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1",
      account_id: "111122223333",
      region: "eu-west-1",
      event_source: "ec2.amazonaws.com",
      event_name: "AuthorizeSecurityGroupIngress",
      source_ip: "192.0.2.10",
      user_agent: "aws-cli/2.15.0 Python/3.11.6",
      change_origin: "cli",
      change_class: "security",
    },
  });
});

test("the same record gives the same bytes", () => {
  const text = JSON.stringify(recordWith({ requestParameters: { b: 1, a: { d: [1, 2], c: "x" } } }));
  const once = JSON.stringify(toChange(JSON.parse(text) as CloudTrailRecord));
  expect(JSON.stringify(toChange(JSON.parse(text) as CloudTrailRecord))).toBe(once);
});

test.each<[string, unknown, Record<string, string>]>([
  ["nulls are left out", { a: null, b: "" }, { rp_b: "" }],
  [
    "numbers and booleans are written as text",
    { a: 0, b: -1.5, c: true },
    { rp_a: "0", rp_b: "-1.5", rp_c: "true" },
  ],
  ["lists and objects are compact JSON", { a: [1, "x"], b: {} }, { rp_a: '[1,"x"]', rp_b: "{}" }],
  ["other characters in names become _", { "a.b": "1", "ä b": "2" }, { rp_a_b: "1", rp___b: "2" }],
  [
    "an exact name keeps it",
    { "a.b": "1", a_b: "2", "a:b": "3", a_b_2: "4" },
    { rp_a_b: "2", rp_a_b_2: "4", rp_a_b_3: "1", rp_a_b_4: "3" },
  ],
  [
    "no key reaches another tag",
    { user_name: "mallory", region: "mars" },
    { rp_user_name: "mallory", rp_region: "mars" },
  ],
  ["a text has one tag", "whole", { rp_value: "whole" }],
  ["a list has one tag", [1, 2], { rp_value: "[1,2]" }],
  ["null has none", null, {}],
])("requestParameters: %s", (_what, requestParameters, expected) => {
  const tags = tagsOf({ requestParameters });
  expect(Object.fromEntries(Object.entries(tags).filter(([name]) => name.startsWith("rp_")))).toEqual(
    expected,
  );
  expect(tags.user_name).toBe("alice");
  expect(tags.region).toBe("eu-west-1");
});

test("keys that mean something to JavaScript are plain names", () => {
  const requestParameters: unknown = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":"c","toString":"t","hasOwnProperty":1,"toJSON":"j"}',
  );
  const tags = tagsOf({ requestParameters });
  expect(tags).toMatchObject({
    rp___proto__: '{"polluted":true}',
    rp_constructor: "c",
    rp_toString: "t",
    rp_hasOwnProperty: "1",
    rp_toJSON: "j",
  });
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test.each<[string, unknown, Record<string, string>]>([
  ["an object instead of a list is at place 0", { ARN: "arn:x" }, { resources0_ARN: "arn:x" }],
  [
    "a text in the list has one tag",
    ["arn:x", { arn: "arn:y" }],
    { resources0_value: "arn:x", resources1_arn: "arn:y" },
  ],
  ["nulls are left out", [null, { ARN: null, type: "t" }], { resources1_type: "t" }],
  ["an empty list has none", [], {}],
])("resources: %s", (_what, resources, expected) => {
  const tags = tagsOf({ resources });
  expect(Object.fromEntries(Object.entries(tags).filter(([name]) => name.startsWith("resources")))).toEqual(
    expected,
  );
});

describe("identifier", () => {
  const id = (fields: Partial<CloudTrailRecord>) => toChange(recordWith(fields)).identifier;

  test("an addendum updates the change of the record that it adds to", () => {
    const change = toChange(
      recordWith({ eventID: "new-id", addendum: { reason: "UPDATED_DATA", originalEventID: "old-id" } }),
    );
    expect(change.identifier).toBe("old-id");
    expect(change.ticket_url).toMatch(/#\/events\/old-id$/);
  });

  test("an addendum without the original's id stands for itself", () => {
    expect(id({ eventID: "new-id", addendum: { reason: "DELIVERY_DELAY" } })).toBe("new-id");
  });

  test.each([undefined, null, "", "  ", 7, "x".repeat(600)])(
    "without a usable event id (%p) it is a hash",
    (eventID) => {
      const fields = { eventID } as Partial<CloudTrailRecord>;
      expect(id(fields)).toMatch(/^record-[0-9a-f]{32}$/);
      expect(id(fields)).toBe(id(fields));
      expect(id(fields)).not.toBe(id({ ...fields, requestID: "another" }));
      expect(toChange(recordWith(fields)).ticket_url).toBeUndefined();
    },
  );
});

test("an event id with a secret in it is hashed, and two of them stay two", () => {
  const ids = ["a", "b"].map((letter) => `https://user:${letter.repeat(9)}@host`);
  const changes = ids.map((eventID) => toChange(recordWith({ eventID })));
  expect(new Set(changes.map(({ identifier }) => identifier)).size).toBe(2);
  for (const { identifier, ticket_url } of changes) {
    expect(identifier).toMatch(/^record-[0-9a-f]{32}$/);
    expect(ticket_url).toBeUndefined();
  }
});

describe("start", () => {
  test.each([
    ["2025-03-04T05:06:07Z", 1741064767],
    ["2025-03-04T05:06:07.999Z", 1741064767],
    ["2025-03-04T06:06:07+01:00", 1741064767],
  ])("%s is %d", (eventTime, start) => {
    const change = toChange(recordWith({ eventTime }));
    expect([change.start, change.end, change.tags.event_time]).toEqual([start, start, undefined]);
  });

  test("without a time of its own, the start of the caller's session stands in, and a tag says so", () => {
    const userIdentity = { sessionContext: { attributes: { creationDate: "2025-03-04T00:00:00Z" } } };
    const change = toChange(recordWith({ eventTime: "yesterday", userIdentity }));
    expect(change.start).toBe(1741046400);
    expect(change.tags.event_time).toBe("yesterday");
  });

  test.each([undefined, null, 5, "", "2", "2025-13-45T99:99:99Z", "1960-01-01T00:00:00Z"])(
    "%p and no session: 0",
    (eventTime) => {
      const change = toChange(recordWith({ eventTime } as Partial<CloudTrailRecord>));
      expect([change.start, change.end]).toEqual([0, 0]);
      expect(typeof change.tags.event_time).toBe("string");
    },
  );
});

test("a record of nothing is still a change in form", () => {
  expect(toChange({})).toMatchObject({
    identifier: expect.stringMatching(/^record-/) as string,
    summary: "unknown event",
    start: 0,
    end: 0,
    tags: { user_name: "unknown", user_type: "Unknown" },
  });
});
