import { seededRandom } from "../publishing/random";
import { customersFor, NOTICE_QUEUE, type Customer } from "./cast";
import { expectedOf } from "./expectation";
import type { ExpectedChange, RunFacts } from "./facts";
import type { Faults } from "./faults";
import { filesOf, type ChaosFile } from "./files";
import { foreignNotices, noticeFor, sendNotice } from "./notices";
import type { Stage } from "./stage";
import type { World } from "./world";

/** Puts files into buckets and notices into the trail queue, and writes down what must come of them. */
export interface Feeder {
  /** Puts the next few files, while there are any. */
  feed(): Promise<void>;
  /** Puts the quiet customer's files that are due when this part of the noisy ones' changes is accepted. */
  feedQuiet(part: number): Promise<void>;
  readonly done: boolean;
  expected: ExpectedChange[];
  hopeless: RunFacts["hopeless"];
  poison: RunFacts["poison"];
  files: RunFacts["files"];
}

export interface FeederOptions {
  changes: number;
  seed: number;
  stage: Stage;
  world: World;
  faults: Faults;
}

/** Files fed at once. */
const HANDFUL = 24;

export function createFeeder({ changes, seed, stage, world, faults }: FeederOptions): Feeder {
  const random = seededRandom(seed + 77);
  const expected: ExpectedChange[] = [];
  const hopeless: RunFacts["hopeless"] = new Map();
  const poison: RunFacts["poison"] = new Set();
  const written: RunFacts["files"] = [];
  const size = changes < 20_000 ? 12 : 25;
  const customers = customersFor(changes);
  const loud = customers.filter(({ name }) => name !== "quiet");
  const sources = loud.map((customer) =>
    filesOf(customer, seed, { size, poison: customer.name === "storm-1" ? 3 : 0 }),
  );
  const quiet = customers
    .filter(({ name }) => name === "quiet")
    .flatMap((customer) => [...filesOf(customer, seed, { size: 2, poison: 0 })]);
  const quietFiles = quiet.length;
  const numbers = new Map<Customer, number>();
  const ended = new Set<unknown>();

  async function put(file: ChaosFile): Promise<void> {
    const trail = stage.trails.get(file.customer.name);
    if (!trail) throw new Error(`${file.customer.name} has no trail.`);
    const changesOfFile = await expectedOf(file, trail);
    expected.push(...changesOfFile);
    doom(file, changesOfFile);
    if (!file.poison) written.push({ key: file.key, records: file.records });
    else {
      poison.add(file.key);
      faults.count("poison-file");
    }
    if (file.content) await stage.embedded.put(file.bucket, file.key, file.content);
  }

  /** Some changes of the noisy customers can never be delivered. */
  function doom({ customer }: ChaosFile, changesOfFile: ExpectedChange[]): void {
    const number = (numbers.get(customer) ?? 0) + 1;
    numbers.set(customer, number);
    const [first] = changesOfFile;
    if (!first || !customer.name.startsWith("storm")) return;
    if (number % 100 === 2) {
      hopeless.set(first.identifier, "refused");
      stage.refused.set(first.identifier, 400);
    }
    if (number === 9 && (customer.name === "storm-2" || (changes >= 20_000 && customer.name === "storm-1"))) {
      hopeless.set(first.identifier, "no-answer");
      stage.refused.set(first.identifier, 500);
    }
  }

  const announce = (body: string) =>
    sendNotice(stage.embedded.sqs, `${stage.embedded.url}/000000000000/${NOTICE_QUEUE}`, body);

  async function announceAll(files: ChaosFile[]): Promise<void> {
    const left = [...files];
    while (left.length > 0) {
      // One message may name several files.
      const together = left.splice(0, random() < 0.2 ? 1 + Math.floor(3 * random()) : 1);
      await announce(noticeFor(together, world.now()));
    }
  }

  return {
    expected,
    hopeless,
    poison,
    files: written,
    get done() {
      return ended.size === sources.length && quiet.length === 0;
    },
    async feed() {
      const files: ChaosFile[] = [];
      while (files.length < HANDFUL && ended.size < sources.length) {
        for (const source of sources) {
          if (ended.has(source)) continue;
          const next = source.next();
          if (next.done) ended.add(source);
          else files.push(next.value);
        }
      }
      for (const file of files) await put(file);
      await announceAll(files);
      const [first] = files;
      if (first && random() < 0.3) {
        for (const notice of foreignNotices(first, world.now())) {
          await announce(notice);
          faults.count("foreign-notice");
        }
      }
    },
    async feedQuiet(part) {
      const due =
        part >= 1 ? quiet.length : Math.floor((part / 0.85) * quietFiles) - (quietFiles - quiet.length);
      for (const file of quiet.splice(0, Math.max(0, due))) {
        await put(file);
        await announceAll([file]);
      }
    },
  };
}
