import {
  FILTER_PATTERN_MAX_LENGTH,
  FILTER_PATTERN_MAX_REGEXES,
  LOG_GROUP_MAX_METRIC_FILTERS,
  LOG_GROUP_MAX_REGEX_PATTERNS,
} from "../../contract/limits";

/**
 * What can be told of a CloudWatch Logs filter pattern without AWS. The full grammar is AWS's; only what is surely
 * wrong is refused, what is doubtful is a warning.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function problemOfPattern(pattern: string): string | undefined {
  const length = [...pattern].length;
  if (pattern.trim() === "") return "pattern must not be blank: it would match every record.";
  if (length > PATTERN_MAX) {
    return `pattern must be at most ${String(PATTERN_MAX)} characters long, got ${String(length)}.`;
  }
  if (!isJsonForm(pattern)) return undefined;
  const regexProblem = problemOfRegexes(regexesOf(pattern));
  if (regexProblem !== undefined) return `${regexProblem}: ${pattern}`;
  const unquoted = pattern.replace(QUOTED_OR_REGEX, '""');
  if ((unquoted.match(/"/g)?.length ?? 0) % 2 === 1)
    return `pattern has a quote that is not closed: ${pattern}`;
  for (const [open, close] of ["()", "{}"] as const) {
    if (count(unquoted, open ?? "") !== count(unquoted, close ?? "")) {
      return `pattern has unequal numbers of ${open ?? ""} and ${close ?? ""}: ${pattern}`;
    }
  }
  if (/\bIS\s+NOT\b/.test(unquoted))
    return `pattern uses IS NOT, which CloudWatch Logs does not know: ${pattern}`;
  if (/(?<!NOT\s+)\bEXISTS\b/.test(unquoted)) {
    return `pattern uses EXISTS, which CloudWatch Logs knows only as NOT EXISTS: ${pattern}`;
  }
  return undefined;
}

/**
 * What filters on one log group may not be together, as the rest of a sentence. Those that others made are not known
 * here. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function problemOfFilters(patterns: number): string | undefined {
  if (patterns <= LOG_GROUP_MAX_METRIC_FILTERS) return undefined;
  return `make ${String(patterns)} metric filters on one log group; CloudWatch Logs allows ${String(LOG_GROUP_MAX_METRIC_FILTERS)}.`;
}

/** The same of patterns with regexes, of which far fewer may be on one log group; same page. */
export function problemOfRegexPatterns(patterns: string[]): string | undefined {
  const found = patterns.filter((pattern) => typeof pattern === "string" && regexesOf(pattern).length > 0);
  if (found.length <= LOG_GROUP_MAX_REGEX_PATTERNS) return undefined;
  return `make ${String(found.length)} metric filters with regexes (%…%) on one log group; CloudWatch Logs allows ${String(LOG_GROUP_MAX_REGEX_PATTERNS)}.`;
}

/** What is allowed and yet probably not meant. */
export function warningOfPattern(pattern: string): string | undefined {
  if (isJsonForm(pattern)) return undefined;
  return `pattern is not in JSON selector form ({ $.field = value }). CloudTrail's log is JSON, so it will hardly match as meant: ${pattern}`;
}

/** A token as metric value must be one that the pattern can define. */
export function problemOfValue(value: string, pattern: string): string | undefined {
  if (!value.startsWith("$")) return undefined;
  if (value.startsWith("$.")) {
    if (isJsonForm(pattern)) return undefined;
    return `metricValue ${value} is a selector of JSON, which the pattern cannot define: ${pattern}`;
  }
  const fields = /^\s*\[(.*)\]\s*$/s.exec(pattern)?.[1]?.split(",") ?? [];
  const names = fields.map((field) => /^\s*\$?(\w+)/.exec(field)?.[1]);
  if (names.includes(value.slice(1))) return undefined;
  const hint = isJsonForm(pattern) ? `; for a JSON pattern write $.${value.slice(1)}` : "";
  return `metricValue ${value} is not defined by the pattern${hint}: ${pattern}`;
}

const QUOTED_OR_REGEX = /"(?:[^"\\]|\\.)*"|%[^%]*%/g;

function regexesOf(pattern: string): string[] {
  return (pattern.match(QUOTED_OR_REGEX) ?? []).filter((one) => one.startsWith("%"));
}

function problemOfRegexes(regexes: string[]): string | undefined {
  const max = FILTER_PATTERN_MAX_REGEXES;
  if (regexes.length > max)
    return `pattern must have at most ${String(max)} regexes, got ${String(regexes.length)}`;
  const grouped = regexes.find((regex) => /(?<!\\)[()]/.test(regex));
  return (
    grouped && `pattern has parentheses in its regex ${grouped}, which CloudWatch Logs does not know there`
  );
}

const PATTERN_MAX = FILTER_PATTERN_MAX_LENGTH;

function isJsonForm(pattern: string): boolean {
  return /^\s*\{.*\}\s*$/s.test(pattern);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
