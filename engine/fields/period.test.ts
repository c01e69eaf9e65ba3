import { expect, test } from 'vitest';
import { periodInPreamble, periodInText } from './period.ts';

const written = (period: { start: string; end: string } | null) => (period === null ? null : `${period.start} ${period.end}`);

test.each<[string, string | null]>([
  ['July 8, 2025 - July 31, 2025', '2025-07-08 2025-07-31'],
  ['10 February 2026 - 23 February 2026', '2026-02-10 2026-02-23'],
  ['CAMPAIGN_PERFORMANCE_REPORT 1370029981335 (May 1, 2013-May 10, 2013)', '2013-05-01 2013-05-10'],
  ['AwReporting-DISPLAY_KEYWORD_PERFORMANCE_REPORT 1404329083100 (Jun 9, 2014)', '2014-06-09 2014-06-09'],
  ['Report Date Range: 2026-05-27 - 2026-06-25 (UTC)', '2026-05-27 2026-06-25'],
  ['# 20230515-20230521', '2023-05-15 2023-05-21'],
  ['1. Juni 2026 – 25. Juni 2026', '2026-06-01 2026-06-25'],
  ['1. Sept. 2025 – 3. Okt. 2025', '2025-09-01 2025-10-03'],
  ['1 juin 2026 - 25 juin 2026', '2026-06-01 2026-06-25'],
  ['1 de junio de 2026 - 25 de junio de 2026', '2026-06-01 2026-06-25'],
  ['1 giugno 2026 - 25 giugno 2026', '2026-06-01 2026-06-25'],
  ['1 de março de 2026 a 25 de março de 2026', '2026-03-01 2026-03-25'],
  ['June 1 – 25, 2026', '2026-06-01 2026-06-25'],
  ['Jul 8 - Aug 3, 2025', '2025-07-08 2025-08-03'],
  ['1. - 25. Juni 2026', '2026-06-01 2026-06-25'],
  ['8 Jul - 3 Aug 2025', '2025-07-08 2025-08-03'],
  ['Date Range,4/12/15 - 4/11/17', null],
  ['Date Range,4/13/15 - 4/11/17', '2015-04-13 2017-04-11'],
  ['Report Time: 2/1/2020, 2/7/2020', null],
  ['Report Time: 2/1/2020, 2/17/2020', '2020-02-01 2020-02-17'],
  ['01.06.2026 - 12.06.2026', '2026-06-01 2026-06-12'],
  ['05/05/2026 - 06/06/2026', '2026-05-05 2026-06-06'],
  ['2/3/2025 - 1/4/2025', '2025-03-02 2025-04-01'],
  ['All time', null],
  ['Last Completed Available Day: 2/28/2020 10:15:00 PM (GMT)', null],
  ['Report generated 2026-06-26', null],
  ['2026-06-25 - 2026-06-01', null],
  ['2026-02-30 - 2026-03-10', null],
  ['1370029981335', null],
  ['', null],
  ['Time_series(2026.02.05-2026.02.10).csv', '2026-02-05 2026-02-10'],
  ['Day_&_hour(Day_Hour_2026.02.05-2026.02.10).csv', '2026-02-05 2026-02-10'],
  ['Untitled-report-Apr-1-2023-to-Mar-11-2024.xlsx', '2023-04-01 2024-03-11'],
  ['report_2025-06-01_2025-06-30.csv', '2025-06-01 2025-06-30'],
  ['spend_20250601_20250630.csv', '2025-06-01 2025-06-30'],
  ['Campaign report (3).csv', null],
  ['export_2025-06-30.csv', null],
])('%j states %j', (text, expected) => {
  expect(written(periodInText(text))).toBe(expected);
});

test('a known order reads numeric dates', () => {
  expect(written(periodInText('Report Time: 2/1/2020, 2/7/2020', { order: 'mdy' }))).toBe('2020-02-01 2020-02-07');
  expect(written(periodInText('Date Range,4/12/15 - 4/11/17', { order: 'mdy' }))).toBe('2015-04-12 2017-04-11');
  expect(written(periodInText('Report Time: 2/7/2020', { order: 'mdy' }))).toBe('2020-02-07 2020-02-07');
});

test.each<[readonly string[], string | null]>([
  [['# Account: Demo', '# Start date: 20230923', '# End date: 20231020'], '2023-09-23 2023-10-20'],
  [['Start date', '20230923', 'End date', '20231020'], '2023-09-23 2023-10-20'],
  [['Report Start: June 1, 2026', 'Report End: June 30, 2026', 'Date Generated: July 2, 2026'], '2026-06-01 2026-06-30'],
  [['Search terms report', 'December 16, 2024 - December 22, 2024'], '2024-12-16 2024-12-22'],
  [['Startdatum', 'Von: 01.06.2026', 'Bis: 30.06.2026'], '2026-06-01 2026-06-30'],
  [['# Start date: 20230923'], null],
  [['# Start date: 20231020', '# End date: 20230923'], null],
  [['Ad group report', 'All time'], null],
  [[], null],
])('the preamble %j states %j', (cells, expected) => {
  expect(written(periodInPreamble(cells))).toBe(expected);
});
