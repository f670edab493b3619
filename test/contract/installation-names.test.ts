import {
  changeQueueName,
  deadLetterQueueName,
  logGroupName,
  parameterPatterns,
  parkedQueueName,
  problemOfInstallation,
  stateTableName,
} from "../../contract/installation-names";
import { destinationParameterName, trailParameterName } from "../../contract/parameter-names";

test("names of an installation follow from its own", () => {
  expect(changeQueueName("prod", "eu")).toBe("prod-eu-changes.fifo");
  expect(deadLetterQueueName("prod-eu-changes.fifo")).toBe("prod-eu-changes-dlq.fifo");
  expect(deadLetterQueueName("prod-trails-2")).toBe("prod-trails-2-dlq");
  expect(parkedQueueName("prod")).toBe("prod-parked");
  expect(stateTableName("prod")).toBe("prod-state");
  expect(logGroupName("prod-publisher")).toBe("/cloudtrail-changes/prod-publisher");
});

test("no destination's queue has the name of another's dead-letter queue", () => {
  const names = ["a", "a-dlq", "a-changes", "a-changes-dlq"].flatMap((destination) => {
    const queue = changeQueueName("prod", destination);
    return [queue, deadLetterQueueName(queue)];
  });
  expect(new Set(names).size).toBe(names.length);
});

test("the patterns of policies hold the parameters that functions read", () => {
  const { trails, destinations } = parameterPatterns("prod");
  expect(trailParameterName("prod", "acme-trails").startsWith(trails.slice(0, -1))).toBe(true);
  expect(destinationParameterName("prod", "eu").startsWith(destinations.slice(0, -1))).toBe(true);
});

test("a name of a queue that would be too long is refused", () => {
  expect(() => changeQueueName("i".repeat(40), "d".repeat(28))).toThrow(
    "has 82 characters; at most 80 are allowed. Give a shorter name.",
  );
  expect(() => deadLetterQueueName("q".repeat(77))).toThrow("has 81 characters");
});

test.each(["a", "A_b-9", "i".repeat(40)])("an installation may be named %s", (name) => {
  expect(problemOfInstallation(name)).toBeUndefined();
});
test.each(["", "-a", "a/b", "a b", "a.b", "i".repeat(41)])("an installation may not be named %j", (name) => {
  expect(problemOfInstallation(name)).toMatch(/^must be a name of 1 to 40 letters, digits, _ and -/);
});
