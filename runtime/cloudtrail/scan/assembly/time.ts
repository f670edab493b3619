/** The seconds since 1970 of `"2026-03-04T05:06:07Z"`, quotes included; 0 for every other form, and before 2001. */
export function seconds(p: usize, length: usize): u64 {
  if (length != 22 || load<u8>(p) != 0x22 || load<u8>(p + 21) != 0x22) return 0;
  if (load<u8>(p + 5) != 0x2d || load<u8>(p + 8) != 0x2d || load<u8>(p + 11) != 0x54) return 0;
  if (load<u8>(p + 14) != 0x3a || load<u8>(p + 17) != 0x3a || load<u8>(p + 20) != 0x5a) return 0;
  const century = pair(p + 1);
  const year = century * 100 + pair(p + 3);
  const month = pair(p + 6);
  const day = pair(p + 9);
  const hour = pair(p + 12);
  const minute = pair(p + 15);
  const second = pair(p + 18);
  if (century < 20 || year < 2002 || year > 9999 || month < 1 || month > 12 || day < 1) return 0;
  if (day > daysOf(month, year) || hour > 23 || minute > 59 || second > 59) return 0;
  return <u64>days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
}

/** Two digits; else so much that nothing takes it for a number. */
function pair(p: usize): u32 {
  const tens = <u32>load<u8>(p) - 0x30;
  const ones = <u32>load<u8>(p + 1) - 0x30;
  return tens > 9 || ones > 9 ? 1000000 : tens * 10 + ones;
}

function daysOf(month: u32, year: u32): u32 {
  if (month != 2) return 30 + ((month + (month >> 3)) & 1);
  return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
}

/** Days since 1970. https://howardhinnant.github.io/date_algorithms.html#days_from_civil */
function days(year: u32, month: u32, day: u32): u32 {
  const y = month <= 2 ? year - 1 : year;
  const era = y / 400;
  const ofEra = y - era * 400;
  const ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
}
