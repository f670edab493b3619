import type { Random } from "./random";

type Member = readonly [key: string, json: string];

/** Identities, as they stand in JSON, that differ from each other in a member or two. `undefined`: there is none. */
export function writeIdentities(random: Random, count: number): (string | undefined)[] {
  const usual = Object.keys(MEMBERS).flatMap((key) => (random.oneIn(3) ? [] : [member(key, random)]));
  return Array.from({ length: count }, () => {
    if (random.oneIn(25)) return random.pick(STRANGE);
    const members = usual.filter(() => !random.oneIn(12));
    for (let changes = random.int(3); changes > 0; changes--) change(members, random);
    return written(random.oneIn(15) ? members.reverse() : members);
  });
}

function change(members: Member[], random: Random): void {
  const place = random.int(members.length + 1);
  if (random.oneIn(3)) members.splice(place, 0, random.pick(OTHERS));
  else {
    const added = member(random.pick(Object.keys(MEMBERS)), random);
    const known = members.findIndex(([key]) => key === added[0]);
    if (known < 0) members.splice(place, 0, added);
    else members[known] = added;
  }
}

function member(key: string, random: Random): Member {
  const json =
    key === "sessionContext" && !random.oneIn(10) ? sessionContext(random) : random.pick(MEMBERS[key]!);
  return [key, json];
}

function sessionContext(random: Random): string {
  const members = Object.keys(CONTEXT).flatMap((key): Member[] =>
    random.oneIn(3) ? [] : [[key, random.pick(CONTEXT[key]!)]],
  );
  if (random.oneIn(12)) members.push(random.pick(OTHERS_OF_CONTEXT));
  return written(random.oneIn(4) ? members.reverse() : members);
}

function written(members: readonly Member[]): string {
  return `{${members.map(([key, json]) => `"${key}":${json}`).join(",")}}`;
}

const STRANGE = [undefined, "null", '"x"', "5", "[]", "{}", '[{"attributes":1,"type":"Root"}]', "true"];

const MEMBERS: Record<string, string[]> = {
  type: ['"AssumedRole"', '"IAMUser"', '"Root"', '"AWSService"', '"R\\u006fot"', '"AWSAccount"', '"IdentityCenterUser"', "null", "5"],
  principalId: ['"AROAEXAMPLE:me"', '"AROAEXAMPLE:you"', '"x"', "null"],
  arn: ['"arn:aws:sts::111122223333:assumed-role/Deployer/me"', '"arn:aws:sts::111122223333:assumed-role/Deployer/you"', '""'],
  accountId: ['"111122223333"', '"444455556666"', "5"],
  accessKeyId: ['"ASIAONE"', '"ASIATWO"', '"ASIATHREE"', "null", '{"attributes":5}', "[]", '"a\\"b"', '{"type":"Root"}'],
  userName: ['"alice"', '"bob"', '"HIDDEN_DUE_TO_SECURITY_REASONS"', '"password=hunter22"', '""'],
  invokedBy: ['"cloudformation.amazonaws.com"', '"AWS Internal"', '"signin.amazonaws.com"', '"AWS Internal "', '""', "null", "5", `"${"i".repeat(237)}a"`, `"${"i".repeat(238)}b"`],
  sessionContext: ["null", '"x"', "[]", '[{"attributes":1,"sourceIdentity":"no"}]'],
  onBehalfOf: ['{"userId":"u-1"}', '{"userId":"u-2","attributes":"x"}', "null"],
}; // prettier-ignore

/** Keys that are nearly others, others that come a second time, and values about as long as an identity may be. */
const OTHERS: Member[] = [
  ["attributes", '"x"'], ["\\u0074ype", '"Root"'], ["\\u0074ype", '"AWSService"'], ["invoked\\u0042y", '"signin.amazonaws.com"'],
  ["accessKeyI\\u0064", '"ASIAONE"'], ["type", '"Root"'], ["type", '"AWSService"'], ["invokedBy", '"x.amazonaws.com"'], ["accessKeyId", '"y"'],
  ["name", '"AWSService"'], ["typ", '"x"'], ["types", '"AWSService"'], ["invokedBx", '"x.amazonaws.com"'], ["xnvokedBy", '"signin.amazonaws.com"'],
  ["invokedByx", '"x"'], ["accessKeyIx", '"x"'], ["xccessKeyId", '"x"'], ["a", '{"type":"Root","invokedBy":"x.amazonaws.com","accessKeyId":"x"}'],
  ["inScopeOf", '{"attributes":{"a":[1]},"attributes":2}'], ["pad", `"${"p".repeat(700)}"`], ["pad", `"${"p".repeat(1_100)}"`],
  ["many", '{"attributes":1,"attributes":2,"attributes":3,"attributes":4,"attributes":5,"attributes":6,"attributes":7,"attributes":8,"attributes":9}'],
]; // prettier-ignore

const CONTEXT: Record<string, string[]> = {
  sessionIssuer: [
    '{"type":"Role","arn":"arn:aws:iam::111122223333:role/Deployer","userName":"Deployer"}',
    '{"type":"Role","arn":"arn:aws:iam::111122223333:role/cloudtrail-changes/reader","userName":"reader"}',
    '{"type":"Role","arn":"arn:aws:iam::111122223333:role/Own","userName":"Own","attributes":{"sourceIdentity":"inner"}}',
    "{}",
  ],
  attributes: ['{"creationDate":"2026-03-04T01:00:00Z"}', '{"creationDate":"2026-03-04T02:00:00Z"}', "null", '"x"'],
  sourceIdentity: ['"carol"', '"dave"', '""', "null"],
}; // prettier-ignore

const OTHERS_OF_CONTEXT: Member[] = [
  ["attribute\\u0073", '{"creationDate":"2026-03-04T03:00:00Z"}'],
  ["attributes", "{}"],
  ["attributex", '"x"'],
  ["sourceIdent", '"x"'],
  ["sourceIdentity", '"erin"'],
];
