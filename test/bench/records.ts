import { Random } from "../support/scan/random";
import { type Call, NO_CHANGES, type Work, WORKS } from "./calls";
import { Ids } from "./ids";

/** Callers that are at work at a time, and how many calls each of them makes at most before another takes its place. */
const SESSIONS = 80;
const LONGEST_SESSION = 2_000;
const MOST_CALLERS = 1_000;

/** Somebody's temporary credentials: one program, one address, one region. */
interface Session {
  identity: object;
  address: string;
  region: string;
  work: Work;
  /** Calls that it still makes. */
  left: number;
}

/**
 * The made-up records of the benchmark's files, made as those of a busy account come to be: programs with sessions
 * of their own, each from one address and with one user agent, make the few calls that are their work, several in a
 * row; then another one has its turn. Ids of calls and of new things are random, things that are there come again. Of
 * the records that are no reads, three quarters are changes; the others failed, or are telemetry.
 */
export class RecordMaker {
  private readonly random = new Random(20_240_501);
  private readonly ids = new Ids(this.random);
  private readonly sessions = Array.from({ length: SESSIONS }, () => this.newSession());
  private place = 0;

  /**
   * `reads`: percent of the records whose `readOnly` is true. `scattered`: each record is that of anybody, from anywhere,
   * with a key of its own, so that two records have hardly anything in common.
   */
  constructor(
    private readonly reads: number,
    private readonly scattered = false,
  ) {}

  next(index: number): object {
    const { random, ids } = this;
    const session = this.scattered ? this.anySession() : this.nextSession();
    const isRead = random.int(100) < this.reads;
    const call = this.callOf(session, isRead);
    const failed = random.oneIn(isRead ? 40 : 7);
    const time = new Date(1_772_600_400_000 + index * 40).toISOString().slice(0, 19) + "Z";
    return {
      eventVersion: "1.10",
      userIdentity: session.identity,
      eventTime: time,
      eventSource: call.source,
      eventName: call.name,
      awsRegion: session.region,
      sourceIPAddress: session.address,
      userAgent: session.work.agent,
      ...(failed ? { errorCode: "ThrottlingException", errorMessage: "Rate exceeded" } : {}),
      requestParameters: call.parameters(ids, session.region),
      responseElements: (!failed && call.response?.(ids, session.region)) || null,
      requestID: ids.uuid(),
      eventID: ids.uuid(),
      readOnly: isRead,
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: "111122223333",
      eventCategory: "Management",
      tlsDetails: {
        tlsVersion: "TLSv1.3",
        cipherSuite: "TLS_AES_128_GCM_SHA256",
        clientProvidedHostHeader: call.source.replace(".", `.${session.region}.`),
      },
    };
  }

  /** Two times of three the one that made the call before. */
  private nextSession(): Session {
    if (this.random.oneIn(3)) this.place = this.random.int(SESSIONS);
    const session = this.sessions[this.place]!;
    if (session.left-- > 0) return session;
    return (this.sessions[this.place] = this.newSession());
  }

  /** One of a thousand callers, with a new key and from a new address. */
  private anySession(): Session {
    const { random, ids } = this;
    while (this.sessions.length < MOST_CALLERS) this.sessions.push(this.newSession());
    const session = random.pick(this.sessions);
    return {
      ...session,
      identity: { ...session.identity, accessKeyId: `ASIA${ids.letters(16)}` },
      address: `${random.int(220)}.${random.int(256)}.${random.int(256)}.${random.int(256)}`,
      region: random.pick(["eu-west-1", "us-west-2", "us-east-1"]),
    };
  }

  private callOf({ work }: Session, isRead: boolean): Call {
    if (isRead) return this.random.pick(work.reads);
    return this.random.oneIn(8) ? this.random.pick(NO_CHANGES) : this.random.pick(work.writes);
  }

  private newSession(): Session {
    const { random, ids } = this;
    const role = `${ids.team()}-${random.pick(["deploy", "task-role", "ci"])}`;
    const principal = `AROA${role.length}${ids.letters(15)}`;
    const name = random.oneIn(4) ? `${role}-session` : `i-0${ids.hex(16)}`;
    return {
      identity: {
        type: "AssumedRole",
        principalId: `${principal}:${name}`,
        arn: `arn:aws:sts::111122223333:assumed-role/${role}/${name}`,
        accountId: "111122223333",
        accessKeyId: `ASIA${ids.letters(16)}`,
        sessionContext: {
          sessionIssuer: {
            type: "Role",
            principalId: principal,
            arn: `arn:aws:iam::111122223333:role/${role}`,
            accountId: "111122223333",
            userName: role,
          },
          attributes: { creationDate: "2026-03-04T04:52:11Z", mfaAuthenticated: "false" },
        },
      },
      address: `203.0.113.${random.int(250)}`,
      region: random.pick(["eu-west-1", "eu-west-1", "us-east-1"]),
      work: random.pick(WORKS),
      left: random.int(LONGEST_SESSION),
    };
  }
}
