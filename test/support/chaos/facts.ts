/** What a run leaves behind for its judge: plain facts, gathered outside of the code under test. */
export interface RunFacts {
  /** Every change that a run without faults yields. */
  expected: ExpectedChange[];
  /** Calls that reached the stand-in BigPanda, in order of arrival. */
  calls: Call[];
  parkedChanges: ParkedChange[];
  /** Keys of the files that each parked notice names, and why it is parked. */
  parkedNotices: { keys: string[]; reason: string }[];
  /** Changes that a publisher counted as shed. */
  shed: ShedChange[];
  /** Changes that the plan makes impossible to deliver, by identifier, with the reason they must be parked for. */
  hopeless: Map<string, string>;
  /** Files that the plan makes impossible to read to their end. */
  poison: Set<string>;
  /** Records of every other file, as the generator wrote them. */
  files: { key: string; records: number }[];
  limits: DestinationLimits[];
  overtakes: Overtake[];
  /** Accounts of the files that processors read to their end. */
  scans: { key: string; records: number; changes: number; drops: number }[];
  /** Messages that are in a queue still, by queue; parked queues aside. */
  left: Record<string, number>;
  /** How often each kind of fault happened. */
  fired: Record<string, number>;
  /** Lines on standard error, and invocations that ended with a thrown error: there should be none. */
  complaints: string[];
  /** The run was given up since nothing moved any more. */
  stalled: boolean;
}

export interface DestinationLimits {
  destination: string;
  changesPerMinute: number;
  changesPerWeek: number;
  /** Changes that are older may be shed when the budget is used up. Milliseconds. */
  holdLimitMs: number;
  /** More comes than its pace lets through, so that its pace is seen to bind. */
  paceBinds: boolean;
}

export interface ShedChange {
  destination: string;
  identifier: string;
  /** Sends that the state table counted for the destination when this was told, attempts that failed included. */
  counted: number;
  /** Milliseconds since it came into its change queue for the first time. */
  ageMs: number;
}

export interface ExpectedChange {
  destination: string;
  identifier: string;
  /** Of the body, as it must arrive. */
  digest: string;
  /** Key of the file it comes from. */
  file: string;
}

export interface Call {
  destination: string;
  /** Milliseconds since 1970. */
  at: number;
  identifier: string;
  digest: string;
  accepted: boolean;
}

export interface ParkedChange {
  destination: string;
  identifier: string;
  digest: string;
  reason: string;
}

/** A change of the quiet customer, and what the noisy ones did meanwhile, in messages. */
export interface Overtake {
  identifier: string;
  /** Messages of the noisy customers that were in their change queues as it came into its own. */
  backlog: number;
  /** Changes of theirs that were accepted from then until it was. */
  published: number;
}
