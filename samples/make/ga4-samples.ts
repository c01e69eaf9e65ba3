import { count, fixed, hundredths, whole } from './amount.ts';
import { chanceOf } from './chance.ts';
import { compact, daysFrom } from './days.ts';
import { noFigures, sumOf } from './figures.ts';
import { textSample } from './sample.ts';
import type { Sample, SampleRow } from './sample.ts';
import type { TextRecord } from './text-file.ts';

/** Exports of Google Analytics 4: outcomes without spend. */
export const ga4Samples = (): readonly Sample[] => [dailyReport(), exploration(), home()];

const rule = '# ----------------------------------------';
const crlf = { encoding: 'utf-8', delimiter: ',', lineEnd: '\r\n' } as const;
const dated = (start: string, end: string): readonly TextRecord[] => [[`# Start date: ${compact(start)}`], [`# End date: ${compact(end)}`]];
const block: readonly TextRecord[] = [
  [rule],
  ['# Report CSV Export'],
  ['# Account: Nordlicht Outdoor'],
  ['# Property: nordlicht.example'],
  [rule],
  ['# '],
  ['# All Users'],
];

function dailyReport(): Sample {
  const chance = chanceOf('ga4/daily');
  const rows = daysFrom('2026-04-13', '2026-04-26').map((_, index): SampleRow => {
    const [sessions, events] = [chance.between(900, 1_900), chance.between(4, 31)];
    const revenue = hundredths(events * chance.between(7_100, 10_900));
    return {
      cells: [String(index).padStart(4, '0'), String(sessions), String(events), fixed(revenue, 2)],
      figures: { ...noFigures, conversions: count(events), revenue },
    };
  });
  return textSample({
    path: 'ga4/Key events by day.csv',
    about: 'a block of # lines before the header, CRLF, days as 0000, 0001, … since the start date',
    platform: 'ga4',
    currency: null,
    period: { start: '2026-04-13', end: '2026-04-26', grain: 'day' },
    layout: crlf,
    before: [...block, ...dated('2026-04-13', '2026-04-26')],
    header: ['Nth day', 'Sessions', 'Key events', 'Total revenue'],
    rows,
  });
}

function exploration(): Sample {
  const chance = chanceOf('ga4/exploration');
  const campaigns = ['(direct)', 'spring26_prospecting', 'spring26_retargeting', 'newsletter_kw17', '(not set)'];
  const rows = campaigns.map((campaign): SampleRow => {
    const [sessions, users, orders] = [chance.between(400, 9_000), chance.between(300, 6_000), chance.between(0, 140)];
    const revenue = hundredths(orders * chance.between(7_100, 10_900));
    return {
      cells: [campaign, String(sessions), String(users), String(orders), fixed(revenue, 2)],
      figures: { ...noFigures, conversions: count(orders), revenue },
    };
  });
  const { conversions, revenue } = sumOf(rows.flatMap((row) => row.figures ?? []));
  const sessions = rows.reduce((sum, row) => sum + Number(row.cells[1]), 0);
  const total: SampleRow = {
    cells: ['', String(sessions), '14021', whole(conversions ?? 0n), fixed(revenue ?? 0n, 2), 'Grand total'],
    figures: null,
  };
  return textSample({
    path: 'ga4/Exploration.csv',
    about: 'exploration: the grand total is the first row, with its label in a cell right of the table; users do not add up; no days',
    platform: 'ga4',
    currency: null,
    period: { start: '2026-04-01', end: '2026-05-31', grain: 'period' },
    layout: { ...crlf, lineEnd: '\n' },
    before: [[rule], ['# nordlicht.example - GA4'], ['# Campaigns-Free form 1'], ['# 20260401-20260531'], [rule], []],
    header: ['Session campaign', 'Sessions', 'Total users', 'Transactions', 'Purchase revenue'],
    rows: [total, ...rows],
  });
}

/** The tables of the home page describe the same events; the first is the one that rows are counted of. */
function home(): Sample {
  const chance = chanceOf('ga4/home');
  const days = daysFrom('2026-04-13', '2026-04-19');
  const table = (title: string, low: number, high: number): readonly TextRecord[] => [
    [],
    ...dated('2026-04-13', '2026-04-19'),
    ['Nth day', title],
    ...days.map((_, index) => [String(index).padStart(4, '0'), String(chance.between(low, high))]),
  ];
  return textSample({
    path: 'ga4/Home.csv',
    about: 'home page: three small tables in one file that describe the same events, so a question is asked and nothing is imported',
    platform: 'ga4',
    currency: null,
    period: null,
    outcome: { status: 'needs_answer', issue: 'file.several-tables' },
    layout: crlf,
    before: [...block.slice(0, 6), ...dated('2026-04-13', '2026-04-19')],
    header: ['Nth day', 'Sessions'],
    rows: [],
    after: [
      ...days.map((_, index) => [String(index).padStart(4, '0'), String(chance.between(800, 1_900))]),
      ...table('Key events', 4, 31),
      ...table('Event count', 9_000, 21_000),
    ],
  });
}
