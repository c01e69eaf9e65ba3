const secondsPerDay = 86_400;
/** The day after 9999-12-31, which is the last that Excel shows, in days since 1899-12-30. */
const endSerial = 2_958_466;
const daysTo1904 = 1462;
const maxRemembered = 10_000;

/** Turns serial numbers of days into text; null for numbers that stand for no moment, which Excel shows as ####. */
export type SerialText = {
  /** `2025-06-01`, or `2025-06-01 13:45:00` when the number has a time of day. */
  readonly date: (serial: number) => string | null;
  /** `13:45:00`. */
  readonly time: (serial: number) => string | null;
  /** `25:30:00`. */
  readonly duration: (serial: number) => string | null;
};

/** Serial numbers of a workbook whose days count from 1900 or, on old Macs, from 1904. */
export function serialText(is1904: boolean): SerialText {
  const end = is1904 ? endSerial - daysTo1904 : endSerial;
  const days = new Map<number, string>();
  const dayText = (day: number): string => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const text = is1904 ? dayAfter1899(day + daysTo1904) : dayOf1900(day);
    if (days.size < maxRemembered) days.set(day, text);
    return text;
  };
  return {
    date: (serial) => {
      if (!(serial >= 0 && serial < end)) return null;
      const seconds = Math.round(serial * secondsPerDay);
      const ofDay = seconds % secondsPerDay;
      const day = (seconds - ofDay) / secondsPerDay;
      if (day >= end) return null;
      return ofDay === 0 ? dayText(day) : `${dayText(day)} ${clockText(ofDay)}`;
    },
    time: (serial) => (serial >= 0 && serial < end ? clockText(Math.round(serial * secondsPerDay) % secondsPerDay) : null),
    duration: (serial) => (serial >= 0 && serial < end ? clockText(Math.round(serial * secondsPerDay)) : null),
  };
}

/** Excel believes that 1900 was a leap year, so its numbers before March 1900 are one too low and 60 is a day that never was. */
function dayOf1900(day: number): string {
  if (day === 60) return '1900-02-29';
  return dayAfter1899(day < 60 ? day + 1 : day);
}

/** The day that lies so many days after 1899-12-30. */
function dayAfter1899(days: number): string {
  return new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
}

function clockText(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
