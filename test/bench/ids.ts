import type { Random } from "../support/scan/random";

/** Names and ids: those of things that are there come again, those of new ones and of calls are as random as real ones. */
export class Ids {
  private readonly things = new Map<string, string[]>();

  constructor(private readonly random: Random) {}

  /** The id of one of some hundred things of a kind. */
  readonly some = (kind: string): string => {
    const known = this.things.get(kind) ?? Array.from({ length: 200 }, () => this.fresh(kind));
    this.things.set(kind, known);
    return this.random.pick(known);
  };

  readonly fresh = (kind: string): string => `${kind}-0${this.hex(16)}`;

  readonly team = (): string => this.random.pick(TEAMS);
  readonly role = (): string => `${this.team()}-task-role`;
  readonly bucket = (): string => `111122223333-${this.team()}-data`;
  readonly number = (below: number): number => this.random.int(below);

  readonly uuid = (): string =>
    `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(12)}`;

  readonly hex = (length: number): string => this.digits(length, 16);
  readonly letters = (length: number): string => this.digits(length, 36).toUpperCase();

  private digits(length: number, base: number): string {
    let text = "";
    while (text.length < length) text += this.random.int(2 ** 32).toString(base);
    return text.slice(0, length);
  }
}

const TEAMS = [
  ...[
    "orders",
    "billing",
    "search",
    "mail",
    "accounts",
    "reports",
    "media",
    "stock",
    "web",
    "events",
    "returns",
  ],
  ...["checkout", "pricing", "catalogue", "identity", "ledger", "payments", "risk", "support", "warehouse"],
  ...["shipping", "tracking", "loyalty", "vouchers", "reviews", "images", "metrics", "exports", "imports"],
].flatMap((name) => [`${name}-api`, `${name}-worker`, `${name}-db`]);
