import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DimensionId } from '../fields/catalogue.ts';
import { placeImports } from './spend-views.ts';
import type { KeyOverlap, Overlap, ViewCandidate } from './spend-views.ts';

/** A daily campaign report of Google Ads in May, changed where the test says so; its id is its file's name. */
function file(fileName: string, others: Partial<ViewCandidate> = {}): ViewCandidate {
  return {
    importId: fileName,
    fileName,
    sha256: fileName,
    platform: 'Google Ads',
    currency: 'EUR',
    grain: 'day',
    period: { start: '2026-05-01', end: '2026-05-31' },
    dimensions: ['platform', 'campaign'],
    measures: ['spend', 'impressions', 'clicks', 'conversions'],
    totals: { spend: '1000', impressions: '50000', clicks: '700' },
    campaigns: ['Brand', 'Generic'],
    accountIds: [],
    accounts: [],
    ...others,
  };
}

const campaigns = file('campaigns.csv');
const devices = file('devices.csv', { grain: 'period', dimensions: ['platform', 'device'], measures: ['spend', 'clicks'], campaigns: [] });
const searchTerms = file('search-terms.csv', {
  grain: 'period',
  dimensions: ['platform', 'campaign', 'search_term'],
  totals: { spend: '460.5', impressions: '9000', clicks: '400' },
});

/** Two files of a hundred rows each that share some, with so many of them equal. */
function sharing(shared: number, equal = shared, isSampled = false): KeyOverlap {
  const overlap: Overlap = { ofFirst: 100, ofSecond: 100, shared, equal, isSampled };
  return () => overlap;
}

/** Where each file is counted, as `added`, `view of X` or `same as X`, by its name. */
function placed(files: readonly ViewCandidate[], overlap: KeyOverlap = () => null): Readonly<Record<string, string>> {
  return Object.fromEntries(
    placeImports(files, overlap).map((placement) => {
      if (placement.kind === 'primary' && placement.backendView !== null) return [placement.importId, placement.backendView];
      if (placement.kind === 'primary')
        return [placement.importId, placement.without.length === 0 ? 'added' : `added without ${placement.without.join(', ')}`];
      return [placement.importId, `${placement.kind === 'breakdown' ? 'view of' : 'same as'} ${placement.primaryId}`];
    }),
  );
}

function check(files: readonly ViewCandidate[], expected: readonly string[], overlap?: KeyOverlap): void {
  expect(placed(files, overlap)).toEqual(Object.fromEntries(files.map(({ importId }, index) => [importId, expected[index]])));
}

describe('what a shop or an analytics tool counts', () => {
  const ga4 = file('ga4.csv', {
    platform: 'GA4',
    measures: ['sessions', 'conversions', 'revenue'],
    totals: { conversions: '80', revenue: '900' },
  });
  const shop = file('orders.csv', {
    platform: 'Other',
    measures: ['conversions', 'revenue'],
    totals: { conversions: '90', revenue: '950' },
  });

  test('stands beside the platforms and is never added to them', () => {
    check([campaigns, ga4, shop], ['added', 'backend-ga4', 'backend-other']);
    check([campaigns, { ...ga4, totals: { ...ga4.totals, spend: '990' } }], ['added', 'backend-ga4']);
  });

  test('is the campaign itself where no platform reports spend', () => check([ga4, shop], ['added', 'added']));

  test('is no platform that happens to report no spend', () =>
    check([campaigns, file('meta.csv', { platform: 'Meta', totals: { conversions: '7' } })], ['added', 'added']));
});

describe('two views of one spend', () => {
  test('are a campaign report, its devices and its search terms', () => {
    check([campaigns, devices, searchTerms], ['added', 'view of campaigns.csv', 'view of campaigns.csv']);
  });

  test('are the devices and the networks alone: the one that says more is added', () => {
    const networks = file('networks.csv', {
      ...devices,
      importId: 'networks.csv',
      sha256: 'n',
      dimensions: ['platform', 'network'],
      measures: ['spend'],
    });
    check([{ ...networks, fileName: 'a.csv' }, devices], ['view of devices.csv', 'added']);
  });

  test('agree to a thousandth', () => {
    check([campaigns, { ...devices, totals: { spend: '1000.9', clicks: '700' } }], ['added', 'view of campaigns.csv']);
    check([campaigns, { ...devices, totals: { spend: '1002', clicks: '700' } }], ['added', 'added']);
  });

  test('agree in everything that both report', () => {
    check([campaigns, { ...devices, totals: { spend: '1000', clicks: '600' } }], ['added', 'added']);
    check([campaigns, { ...devices, totals: { clicks: '700' } }], ['added', 'view of campaigns.csv']);
  });

  test('are not shown by totals of nothing', () => {
    const nothing = { spend: '0', impressions: '0', clicks: '0' };
    check(
      [
        { ...campaigns, totals: nothing },
        { ...devices, totals: nothing },
      ],
      ['added', 'added'],
    );
    check(
      [
        { ...campaigns, totals: {} },
        { ...devices, totals: {} },
      ],
      ['added', 'added'],
    );
  });

  test('are a report and a finer one of its campaigns that shows a part of the spend', () => {
    check([campaigns, { ...searchTerms, totals: { spend: '1004' } }], ['added', 'view of campaigns.csv']);
    check([campaigns, { ...searchTerms, totals: { spend: '1006' } }], ['added', 'added']);
    check([campaigns, { ...searchTerms, campaigns: ['Other', 'More', 'Brand'] }], ['added', 'added']);
  });

  test('never have a report of search terms, keywords or ages as the one that is added', () => {
    const keywords = file('a-keywords.csv', { dimensions: ['platform', 'campaign', 'ad_group', 'keyword', 'match_type'] });
    check([keywords, { ...campaigns, grain: 'period' }], ['view of campaigns.csv', 'added']);
  });

  test('have the one as the whole that covers more: a campaign without ad groups is missing from the finer report', () => {
    const groups = file('ad-groups.csv', {
      dimensions: ['platform', 'campaign', 'ad_group'],
      totals: { spend: '600' },
      campaigns: ['Brand'],
    });
    check([groups, campaigns], ['view of campaigns.csv', 'added']);
    check([groups, { ...campaigns, grain: 'period' }], ['view of campaigns.csv', 'added']);
    const devicesOfGroups = { ...groups, importId: 'b', sha256: 'b', fileName: 'b.csv', dimensions: ['ad_group', 'device'] as const };
    check([groups, devicesOfGroups, campaigns], ['view of campaigns.csv', 'view of campaigns.csv', 'added']);
    check([groups, { ...campaigns, campaigns: ['Generic'] }], ['added', 'added']);
  });

  test('are explained by what they have in common', () => {
    const reasons = placeImports([campaigns, devices, searchTerms], () => null).map((placement) => placement.reason);
    expect(reasons).toEqual([
      null,
      'same platform, period and totals as campaigns.csv (spend 1000, clicks 700, impressions 50000): another view of one spend',
      'the campaigns of campaigns.csv by search term, showing 46.1 % of their spend',
    ]);
  });
});

describe('two spends', () => {
  test('of two platforms are added', () => {
    check([campaigns, { ...devices, platform: 'Meta' }], ['added', 'added']);
  });

  test('of two accounts are added, even with the same totals', () => {
    check(
      [
        { ...campaigns, accountIds: ['123'] },
        { ...devices, accountIds: ['456'] },
      ],
      ['added', 'added'],
    );
    check(
      [
        { ...campaigns, accounts: ['123', '456'] },
        { ...devices, accounts: ['456'] },
      ],
      ['added', 'view of campaigns.csv'],
    );
    // An id and a name are no two accounts.
    check(
      [
        { ...campaigns, accountIds: ['123'] },
        { ...devices, accounts: ['Nordlicht'] },
      ],
      ['added', 'view of campaigns.csv'],
    );
  });

  test('in two currencies are added', () => {
    check([campaigns, { ...devices, currency: 'USD' }], ['added', 'added']);
    check([campaigns, { ...devices, currency: null }], ['added', 'view of campaigns.csv']);
  });

  test('of two periods are added, and of overlapping ones they may be one', () => {
    check([campaigns, { ...devices, period: { start: '2026-06-01', end: '2026-06-30' } }], ['added', 'added']);
    check([campaigns, { ...devices, period: { start: '2026-05-31', end: '2026-06-30' } }], ['added', 'view of campaigns.csv']);
    check([campaigns, { ...devices, period: null }], ['added', 'view of campaigns.csv']);
  });

  test('are the parts of a file that was split', () => {
    const may = file('may.csv');
    const june = file('june.csv', { period: { start: '2026-06-01', end: '2026-06-30' } });
    const other = file('other-campaigns.csv', { campaigns: ['Shoes'] });
    check([june, may, other], ['added', 'added', 'added'], sharing(0));
  });
});

describe('one file twice', () => {
  test('is counted once when the bytes are the same', () => {
    check([campaigns, file('campaigns (1).csv', { sha256: campaigns.sha256 })], ['same as campaigns (1).csv', 'added']);
  });

  test('adds only the rows that the other does not hold', () => {
    const later = file('campaigns_later.csv', { period: { start: '2026-05-15', end: '2026-06-15' } });
    check([campaigns, later], ['added', 'added without campaigns.csv'], sharing(10));
    check([campaigns, later], ['added', 'added without campaigns.csv'], sharing(60, 0));
    check([campaigns, later], ['added', 'added'], sharing(0));
    check([campaigns, later], ['added', 'added']);
  });

  test('is counted once when all of its rows are the same', () => {
    check([campaigns, file('campaigns_2.csv')], ['added', 'same as campaigns.csv'], sharing(100));
    check([campaigns, file('campaigns_2.csv')], ['added', 'added without campaigns.csv'], sharing(100, 100, true));
  });

  test('says how much of it is the same, and what is not', () => {
    const reason = (overlap: KeyOverlap): string => placeImports([campaigns, file('campaigns_2.csv')], overlap)[1]?.reason ?? '';
    expect(reason(sharing(98, 49))).toBe(
      '98.0 % of its rows (day and names) are in campaigns.csv too and are counted from there; 50.0 % of them have other numbers here',
    );
    expect(reason(sharing(12, 1))).toContain('but other numbers: both are counted');
  });
});

test('the answer does not depend on the order of reading', () => {
  const more = [
    campaigns,
    devices,
    searchTerms,
    file('copy.csv', { sha256: campaigns.sha256 }),
    file('usd.csv', { currency: 'USD' }),
    file('meta.csv', { platform: 'Meta' }),
    file('june.csv', { period: { start: '2026-06-01', end: '2026-06-30' } }),
    file('unnamed.csv', { campaigns: [], totals: { spend: '5' } }),
  ];
  const expected = placeImports(more, sharing(20));
  fc.assert(
    fc.property(fc.shuffledSubarray(more, { minLength: more.length }), (files) => {
      expect(placeImports(files, sharing(20))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('every file is placed once, a second view with a file that is added and a copy with one that is read', () => {
  const candidate = fc
    .record({
      fileName: fc.constantFrom('a.csv', 'b.csv', 'c.csv', 'd.csv', 'e.csv'),
      platform: fc.constantFrom('Google Ads', 'Meta'),
      currency: fc.constantFrom('EUR', 'USD', null),
      grain: fc.constantFrom('day', 'period'),
      dimensions: fc.subarray<DimensionId>(['campaign', 'device', 'search_term', 'ad_group']),
      totals: fc.record({ spend: fc.constantFrom('0', '10', '600', '1000'), clicks: fc.constantFrom('5', '700', null) }),
      campaigns: fc.subarray(['Brand', 'Generic']),
    })
    .map(({ fileName, ...others }) => file(fileName, others));
  const overlap: KeyOverlap = (a, b) => sharing(((a.length + b.length + a.charCodeAt(0) + b.charCodeAt(0)) % 3) * 50)(a, b);
  fc.assert(
    fc.property(fc.uniqueArray(candidate, { selector: ({ importId }) => importId, maxLength: 5 }), (files) => {
      const placements = placeImports(files, overlap);
      expect(placements.map(({ importId }) => importId)).toEqual(files.map(({ importId }) => importId).toSorted());
      const kinds = new Map(placements.map(({ importId, kind }) => [importId, kind]));
      for (const placement of placements) {
        if (placement.kind === 'breakdown') expect(kinds.get(placement.primaryId)).toBe('primary');
        if (placement.kind === 'replaced') expect(kinds.get(placement.primaryId)).toMatch(/primary|breakdown/u);
      }
    }),
    { numRuns: 500 },
  );
});
