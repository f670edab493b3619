/**
 * The event name without the date (or version) of its API: `UpdateFunctionCode20150331v2` is
 * `UpdateFunctionCode`, `CreateDistribution2020_05_31` is `CreateDistribution`. Rules compare this form.
 */
export function plainEventName(eventName: string): string {
  const last = eventName.charCodeAt(eventName.length - 1);
  const endsInDigit = last >= 48 && last <= 57;
  return endsInDigit ? eventName.replace(API_DATE, "") : eventName;
}

const API_DATE = /(?:\d{8}(?:v\d+)?|\d{4}_\d{2}_\d{2})$/;
