import type { ComponentChildren } from "preact";
import type { ChangeRow } from "../../api";
import { Narrow } from "../support/narrow";
import {
  classMeans,
  DELIVERY_MEANS,
  DeliveryMark,
  Origin,
  originMeans,
  Stranger,
} from "../support/row-words";
import type { Go } from "../support/route";
import { fullTime } from "../support/times";

/** Who, what, where and how of a change; what can narrow the view is a button. */
export function Facts(props: { row: ChangeRow; ticketUrl: string | undefined; go: Go }) {
  const { row, ticketUrl, go } = props;
  return (
    <dl class="facts">
      <Fact name="When">{fullTime(row.time)}</Fact>
      <Fact name="Actor">
        <Narrow by="actor" value={row.actor.name} go={go} />{" "}
        <span class="aside">
          <Stranger text={row.actor.type} />
        </span>
      </Fact>
      <Fact name="Service">
        <Stranger text={row.source} />
      </Fact>
      <Fact name={row.resources.length === 1 ? "Resource" : "Resources"}>
        {row.resources.length === 0 && "None named"}
        <ul class="plain">
          {row.resources.map((resource) => (
            <li key={resource}>
              <Narrow by="resource" value={resource} go={go} />
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name="Where">
        <Narrow by="account" value={row.account} go={go} /> <Narrow by="region" value={row.region} go={go} />
      </Fact>
      <Fact name="Made by">
        <Origin origin={row.origin} /> <span class="aside">{originMeans(row.origin)}</span>
      </Fact>
      <Fact name="Class">
        {row.class} <span class="aside">{classMeans(row.class)}</span>
      </Fact>
      <Fact name="Delivery">
        <DeliveryMark delivery={row.delivery} /> <span class="aside">{DELIVERY_MEANS[row.delivery]}.</span>
      </Fact>
      {ticketUrl?.startsWith("https://") && (
        <Fact name="Console">
          <a href={ticketUrl} target="_blank" rel="noreferrer noopener">
            Open the record in CloudTrail
          </a>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
