import fc from "fast-check";
import { rulesOverlap, type NotificationRule } from "../../../contract/notification-rule";
import { rulesOf, type NotificationDocument } from "../../../runtime/notifying/document";
import { fulfilled, merged, Overlap, type Wish } from "../../../runtime/notifying/merge";
import { foreignDocument, foreignPart, ourRule, TOPIC } from "../../support/notifying/documents";

const OURS = ourRule().id;

test("foreign rules survive, in their order, as they are, whatever is put in and taken out", () => {
  const wish = fc.oneof<fc.MaybeWeightedArbitrary<Wish>[]>(
    fc
      .constantFrom(
        ourRule(),
        ourRule({ destinationArn: TOPIC }),
        ourRule({ prefix: "AWSLogs/111122223333/CloudTrail/eu-west-1/" }),
      )
      .map((add) => ({
        add,
        remove: [],
      })),
    fc.constant<Wish>({ remove: [OURS] }),
  );
  fc.assert(
    fc.property(foreignDocument, fc.array(wish, { minLength: 1, maxLength: 5 }), (document, wishes) => {
      let current = document;
      for (const one of wishes) {
        current = merged(current, one);
        expect(fulfilled(current, one)).toBe(true);
      }
      expect(foreignPart(current, OURS)).toEqual(foreignPart(document));
    }),
  );
});

test("putting in and taking out leaves the document as it was", () => {
  fc.assert(
    fc.property(foreignDocument, (document) => {
      const out = merged(merged(document, { add: ourRule(), remove: [] }), { remove: [OURS] });
      expect(foreignPart(out)).toEqual(foreignPart(document));
    }),
  );
});

test("what is fulfilled already stays the same document", () => {
  fc.assert(
    fc.property(foreignDocument, (document) => {
      const once = merged(document, { add: ourRule(), remove: [] });
      expect(merged(once, { add: ourRule(), remove: [] })).toEqual(once);
    }),
  );
});

test("writes our rule in the form of S3's API", () => {
  expect(merged({}, { add: ourRule(), remove: [] })).toEqual({
    QueueConfigurations: [
      {
        Id: "cloudtrail-changes-audit",
        QueueArn: "arn:aws:sqs:eu-west-1:444455556666:vendor-trails",
        Events: ["s3:ObjectCreated:*"],
        Filter: {
          Key: {
            FilterRules: [
              { Name: "prefix", Value: "AWSLogs/111122223333/CloudTrail/" },
              { Name: "suffix", Value: ".json.gz" },
            ],
          },
        },
      },
    ],
  });
  const wide = merged({}, { add: ourRule({ destinationArn: TOPIC, prefix: "", suffix: "" }), remove: [] });
  expect(wide).toEqual({
    TopicConfigurations: [{ Id: OURS, TopicArn: TOPIC, Events: ["s3:ObjectCreated:*"] }],
  });
});

test("our rule keeps its place among the others when it changes, and moves when its destination is of another kind", () => {
  const [first, last] = ["first", "last"].map((Id) => ({
    Id,
    QueueArn: "arn:aws:sqs:eu-west-1:111122223333:other",
    Events: ["s3:ObjectRemoved:*"],
  }));
  const document: NotificationDocument = { QueueConfigurations: [first!] };
  const put = merged(document, { add: ourRule(), remove: [] });
  const between: NotificationDocument = { QueueConfigurations: [...put.QueueConfigurations!, last!] };
  const narrower = merged(between, { add: ourRule({ suffix: "Z.json.gz" }), remove: [] });
  expect(narrower.QueueConfigurations?.map(({ Id }) => Id)).toEqual(["first", OURS, "last"]);
  const toTopic = merged(between, { add: ourRule({ destinationArn: TOPIC }), remove: [] });
  expect(toTopic.QueueConfigurations?.map(({ Id }) => Id)).toEqual(["first", "last"]);
  expect(toTopic.TopicConfigurations?.map(({ Id }) => Id)).toEqual([OURS]);
});

const old = {
  Id: "bigpanda-old",
  LambdaFunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:old",
  Events: ["s3:ObjectCreated:Put"],
  Filter: { Key: { FilterRules: [{ Name: "Prefix", Value: "AWSLogs/" }] } },
};

test("an overlap is refused with both rules", () => {
  const document = { LambdaFunctionConfigurations: [old] };
  expect(() => merged(document, { add: ourRule(), remove: [] })).toThrow(
    new Overlap(ourRule(), rulesOf(document)[0]!),
  );
  expect(new Overlap(ourRule(), rulesOf(document)[0]!).message).toBe(
    'Our rule "cloudtrail-changes-audit" (arn:aws:sqs:eu-west-1:444455556666:vendor-trails, s3:ObjectCreated:*, prefix "AWSLogs/111122223333/CloudTrail/", suffix ".json.gz") overlaps "bigpanda-old" (arn:aws:lambda:eu-west-1:111122223333:function:old, s3:ObjectCreated:Put, prefix "AWSLogs/"): S3 allows no two rules for the same events that an object may both match. Nothing was written. Name that rule in replaces if ours takes its place, or send its notices through a topic and use notification: topic.',
  );
});

test("the replaced rule goes and ours comes, in one document", () => {
  const swapped = merged({ LambdaFunctionConfigurations: [old] }, { add: ourRule(), remove: [old.Id] });
  expect(rulesOf(swapped)).toEqual([ourRule()]);
});

test("a rule of ours that is named as replaced is still put in", () => {
  expect(rulesOf(merged({}, { add: ourRule(), remove: [OURS] }))).toEqual([ourRule()]);
});

describe("rules overlap when an object may match both for the same event", () => {
  const rule = (over: Partial<NotificationRule>) => ourRule({ prefix: "", suffix: "", ...over });
  test.each<[string, Partial<NotificationRule>, Partial<NotificationRule>, boolean]>([
    ["one prefix begins the other", { prefix: "images/" }, { prefix: "images/big/" }, true],
    ["prefixes apart", { prefix: "images/" }, { prefix: "logs/" }, false],
    [
      "the same prefix, suffixes apart",
      { prefix: "i/", suffix: ".jpg" },
      { prefix: "i/", suffix: ".png" },
      false,
    ],
    ["one suffix ends the other", { suffix: ".gz" }, { suffix: ".json.gz" }, true],
    ["a prefix alone and a suffix alone", { prefix: "images/" }, { suffix: ".jpg" }, true],
    ["a wildcard event", { events: ["s3:ObjectCreated:*"] }, { events: ["s3:ObjectCreated:Put"] }, true],
    ["other events", { events: ["s3:ObjectCreated:*"] }, { events: ["s3:ObjectRemoved:*"] }, false],
    ["one of several events", { events: ["s3:ObjectRestore:Post", "s3:ObjectCreated:Copy"] }, {}, true],
  ])("%s", (_, one, other, expected) => {
    expect(rulesOverlap(rule(one), rule(other))).toBe(expected);
    expect(rulesOverlap(rule(other), rule(one))).toBe(expected);
  });
});
