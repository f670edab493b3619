import { LOCAL_CHANGES_PER_MINUTE } from "./destination";
import { WAITS_SHORTENED_BY } from "./waits";

/** What the run does in place of AWS, so that nobody takes it for more than it is. */
export const STAND_INS: { what: string; how: string }[] = [
  { what: "bucket notifications", how: "the run announces each written object on the trail queue" },
  { what: "event source mapping", how: "it receives, deletes what is acknowledged and leaves the rest" },
  { what: "STS", how: "reader roles are not assumed; nobody checks a permission" },
  {
    what: "SSM parameters",
    how: "registered trails, the change destination and its keys are in memory",
  },
  { what: "DynamoDB", how: "the State table is in memory" },
  { what: "BigPanda", how: "a stand-in that checks each call as the Changes API documents it" },
  {
    what: "pace",
    how: `${LOCAL_CHANGES_PER_MINUTE.toLocaleString("en-GB")} changes a minute (deployed: 360), and no weekly budget unless one is set`,
  },
  { what: "waits", how: `between tries they are ${WAITS_SHORTENED_BY} times shorter` },
  { what: "FIFO order", how: "the embedded queue hands out one message at a time" },
];
