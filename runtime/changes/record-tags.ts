import { FieldTexts } from "../cloudtrail/outlined-record";
import { type TagName, TagNames } from "./tag-names";
import type { Tags } from "./tags";

/** `rp_<key>`: one tag a top-level key of `requestParameters`. */
export function addRequestParameters(tags: Tags, requestParameters: unknown): void {
  addKeys(tags, REQUEST_NAMES, requestParameters);
}

/** The tag's name of a request parameter. */
export function requestName(key: string): TagName {
  return REQUEST_NAMES.of(key);
}

/** `resources<i>_<key>`: one tag a key of the resource at place i, from 0. */
export function addResources(tags: Tags, resources: unknown): void {
  if (Array.isArray(resources)) {
    for (let place = 0; place < resources.length; place += 1) {
      addKeys(tags, resourceNames(place), resources[place]);
    }
  } else {
    addKeys(tags, resourceNames(0), resources);
  }
}

/** What is not an object has no keys: its one tag ends in `value`. */
function addKeys(tags: Tags, names: TagNames, value: unknown): void {
  if (value === null || value === undefined) return;
  if (value instanceof FieldTexts) {
    value.keys.forEach((key, place) => tags.add(names.of(key), value.text(place)));
    return;
  }
  if (typeof value !== "object" || Array.isArray(value)) {
    tags.add(names.of("value"), value);
    return;
  }
  const fields = value as Record<string, unknown>;
  for (const key of Object.keys(fields)) tags.add(names.of(key), fields[key]);
}

const REQUEST_NAMES = new TagNames("rp_");
const RESOURCE_NAMES: TagNames[] = [];
const CACHED_PLACES = 16;

function resourceNames(place: number): TagNames {
  const known = RESOURCE_NAMES[place];
  if (known !== undefined) return known;
  const made = new TagNames(`resources${place}_`);
  if (place < CACHED_PLACES) RESOURCE_NAMES[place] = made;
  return made;
}
