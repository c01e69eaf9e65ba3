import { isDay } from '../fields/day.ts';
import { formatMillionths, parseMillionths } from '../fields/decimal.ts';
import { quote } from './brief-issue.ts';
import type { PlanLine } from '../brief.ts';
import type { Report } from './brief-issue.ts';

const maxLines = 500;
const largest = 10n ** 21n;
const lineKeys = ['channel', 'amount', 'start', 'end'];

/** A number, `{total, channels: {"Google Ads": 10000}}`, or a list of `{channel, amount, start, end}`. */
export function parseBudget(found: unknown, report: Report): readonly PlanLine[] {
  if (found === undefined || found === null) return [];
  if (typeof found === 'number' || typeof found === 'string') return wholeLine(found, report);
  if (Array.isArray(found)) return parseLines(found, report);
  if (isRecord(found)) return parseSplit(found, report);
  report(`"budget" must be a number, {total, channels} or a list of lines; found ${quote(found)}, left out.`);
  return [];
}

function parseSplit(found: Readonly<Record<string, unknown>>, report: Report): readonly PlanLine[] {
  for (const [key, value] of Object.entries(found).slice(0, 100)) {
    if (!['total', 'channels', 'lines'].includes(key))
      report(`Unknown field "${key}" with ${quote(value)} in "budget"; known are total, channels, lines.`);
  }
  const { total, channels, lines } = found;
  const whole = total === undefined || total === null ? [] : wholeLine(total, report);
  const split = isRecord(channels)
    ? Object.entries(channels)
        .slice(0, maxLines)
        .flatMap(([channel, amount]) => parseLine({ channel, amount }, report))
    : [];
  if (channels !== undefined && channels !== null && !isRecord(channels))
    report(`"channels" in "budget" must be a map of names to amounts; found ${quote(channels)}, left out.`);
  return [...whole, ...split, ...(Array.isArray(lines) ? parseLines(lines, report) : [])];
}

function wholeLine(found: unknown, report: Report): readonly PlanLine[] {
  return parseLine({ channel: null, amount: found }, report);
}

function parseLines(found: readonly unknown[], report: Report): readonly PlanLine[] {
  if (found.length > maxLines) report(`Only the first ${maxLines} of ${found.length} budget lines are read.`);
  return found.slice(0, maxLines).flatMap((line) => {
    if (isRecord(line)) return parseLine(line, report);
    report(`A budget line must be {channel, amount, start, end}; found ${quote(line)}, left out.`);
    return [];
  });
}

function parseLine(line: Readonly<Record<string, unknown>>, report: Report): readonly PlanLine[] {
  for (const key of Object.keys(line).slice(0, 100)) {
    if (!lineKeys.includes(key))
      report(`Unknown field "${key}" with ${quote(line[key])} in a budget line; known are ${lineKeys.join(', ')}.`);
  }
  const amount = amountOf(line['amount']);
  if (amount === null) {
    report(`A budget must be a positive amount written like 10000 or 10000.50; found ${quote(line['amount'])}, left out.`);
    return [];
  }
  const channel = channelOf(line['channel'], report);
  if (channel === undefined) return [];
  const [start, end] = [dayOf(line['start'], report), dayOf(line['end'], report)];
  if (start === null || end === null || start <= end) return [{ channel, amount, start, end }];
  report(`A budget line ends before it starts: ${start} to ${end}; its days are left out.`);
  return [{ channel, amount, start: null, end: null }];
}

function amountOf(found: unknown): string | null {
  if (typeof found !== 'number' && typeof found !== 'string') return null;
  const millionths = parseMillionths(String(found).trim());
  return millionths === null || millionths <= 0n || millionths > largest ? null : formatMillionths(millionths);
}

/** undefined: there is a channel but it is no name, so the line cannot be placed. */
function channelOf(found: unknown, report: Report): string | null | undefined {
  if (found === undefined || found === null) return null;
  const name = typeof found === 'string' ? found.trim() : '';
  if (name !== '' && name.length <= 200) return name;
  report(`A budget line's channel must be a name of 1 to 200 characters; found ${quote(found)}, line left out.`);
  return undefined;
}

function dayOf(found: unknown, report: Report): string | null {
  if (found === undefined || found === null) return null;
  if (typeof found === 'string' && isDay(found)) return found;
  report(`A budget line's day must be YYYY-MM-DD; found ${quote(found)}, left out.`);
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
