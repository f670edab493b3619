import { redactRecord } from "../../../runtime/changes/redact";
import { REDACTED_FIELDS } from "../../../runtime/changes/redaction-table";
import { toChange } from "../../../runtime/changes/to-change";
import { recordWith } from "../../support/changes/records";

const SECRET = "Zq7 made up, and looks like nothing";

/** Every path of the table, with an event of its row. */
const paths = REDACTED_FIELDS.flatMap(({ source, events, paths }) =>
  events.split(" ").flatMap((event) =>
    paths.split(" ").map((path) => ({
      eventSource: source === "*" ? "anything.amazonaws.com" : `${source}.amazonaws.com`,
      eventName: event === "*" ? "ChangeAnything" : event,
      path,
    })),
  ),
);

/** A request with the value at the path. */
function at(path: string, value: unknown, wrap: (value: unknown) => unknown = (inner) => inner): unknown {
  return path
    .replace(/^\//, "")
    .split(".")
    .reduceRight((inner, key) => wrap({ [key]: inner }), value);
}

test.each(paths)(
  "$eventSource $eventName $path holds no secret that leaves",
  ({ eventSource, eventName, path }) => {
    const requests = [
      at(path, SECRET),
      at(path, { SOME_NAME: SECRET, deeper: [SECRET, { last: SECRET }] }),
      at(path, [{ name: "SOME_NAME", value: SECRET }]),
      at(path, [SECRET]),
      ...(path.startsWith("/")
        ? []
        : [{ wrapper: { list: [at(path, SECRET)] } }, at(path, SECRET, (inner) => [inner])]),
      at(path, SECRET, (inner) => ({ items: [inner] })),
      at(
        path.replace(/(^|[./])([a-z])/g, (_all, dot: string, letter: string) => dot + letter.toUpperCase()),
        SECRET,
      ),
    ];
    for (const requestParameters of requests) {
      const record = recordWith({ eventSource, eventName, requestParameters });
      const dated = { ...record, eventName: `${eventName}20150331v2`, responseElements: requestParameters };
      expect(JSON.stringify(toChange(record))).not.toContain("Zq7");
      expect(JSON.stringify(toChange(dated))).not.toContain("Zq7");
      expect(JSON.stringify(redactRecord(dated))).not.toContain("Zq7");
      expect(JSON.stringify(toChange(record))).toContain("[redacted]");
    }
  },
);

test("structure stays: an environment keeps its names", () => {
  const record = recordWith({
    eventSource: "ecs.amazonaws.com",
    eventName: "RegisterTaskDefinition",
    requestParameters: {
      family: "web",
      containerDefinitions: [
        {
          name: "app",
          image: "app:1",
          environment: [{ name: "DB_HOST", value: "db.internal" }],
          secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:ssm:eu-west-1:111122223333:parameter/db" }],
        },
      ],
    },
  });
  expect(JSON.parse(toChange(record).tags.rp_containerDefinitions!)).toEqual([
    {
      name: "app",
      image: "app:1",
      environment: [{ name: "DB_HOST", value: "[redacted]" }],
      secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:ssm:eu-west-1:111122223333:parameter/db" }],
    },
  ]);
});

test("a map of variables loses all values, also one called value", () => {
  const environment = {
    variables: { name: "n", value: SECRET, OTHER: SECRET, COUNT: 7, ON: true, EMPTY: "", NONE: null },
  };
  const record = recordWith({
    eventSource: "lambda.amazonaws.com",
    eventName: "CreateFunction20150331",
    requestParameters: { environment },
  });
  expect(JSON.parse(toChange(record).tags.rp_environment!)).toEqual({
    variables: {
      name: "[redacted]",
      value: "[redacted]",
      OTHER: "[redacted]",
      COUNT: "[redacted]",
      ON: true,
      EMPTY: "",
      NONE: null,
    },
  });
});

test("AWS's own marks stay, for they say that AWS hid something", () => {
  const marks = ["HIDDEN_DUE_TO_SECURITY_REASONS", "<sensitiveDataRemoved>", "****"];
  for (const value of marks) {
    const record = recordWith({
      eventSource: "ssm.amazonaws.com",
      eventName: "PutParameter",
      requestParameters: { name: "/a", value },
    });
    expect(toChange(record).tags).toMatchObject({ rp_name: "/a", rp_value: value });
  }
});

test("bytes become one mark", () => {
  const privateKey = { hb: [45, 45, 45], offset: 0, isReadOnly: false, bigEndian: true };
  const record = recordWith({
    eventSource: "acm.amazonaws.com",
    eventName: "ImportCertificate",
    requestParameters: { privateKey },
  });
  expect(toChange(record).tags.rp_privateKey).toBe("[redacted]");
});

test("another event of the source, and the same event of another source, keep the field", () => {
  const requestParameters = { name: "/a", value: "blue" };
  const kept = [
    recordWith({ eventSource: "ssm.amazonaws.com", eventName: "LabelParameterVersion", requestParameters }),
    recordWith({ eventSource: "other.amazonaws.com", eventName: "PutParameter", requestParameters }),
  ];
  for (const record of kept) expect(toChange(record).tags.rp_value).toBe("blue");
});

test("a path at the top leaves the same name below alone", () => {
  const tags = [{ key: "team", value: "web" }];
  const record = recordWith({
    eventSource: "ssm.amazonaws.com",
    eventName: "PutParameter",
    requestParameters: { value: SECRET, tags },
  });
  expect(toChange(record).tags).toMatchObject({ rp_value: "[redacted]", rp_tags: JSON.stringify(tags) });
});

test("a path that begins again and again within itself is followed in one walk", () => {
  let requestParameters: unknown = { variables: { NAME: SECRET } };
  for (let depth = 0; depth < 150; depth += 1)
    requestParameters = { environment: requestParameters, kept: "yes" };
  const record = recordWith({
    eventSource: "lambda.amazonaws.com",
    eventName: "CreateFunction20150331",
    requestParameters,
  });
  const { tags } = toChange(record);
  expect(JSON.stringify(redactRecord(record))).toContain('{"variables":{"NAME":"[redacted]"}}');
  expect(JSON.stringify(tags)).not.toContain("Zq7");
  expect(tags.rp_kept).toBe("yes");
});

test("a path found twice, one within the other, is redacted in both", () => {
  const requestParameters = {
    environment: { variables: { A: SECRET }, inner: { environment: { variables: { B: SECRET } } } },
  };
  const record = recordWith({
    eventSource: "lambda.amazonaws.com",
    eventName: "CreateFunction",
    requestParameters,
  });
  expect(toChange(record).tags.rp_environment).toBe(
    '{"variables":{"A":"[redacted]"},"inner":{"environment":{"variables":{"B":"[redacted]"}}}}',
  );
});
