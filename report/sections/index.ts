import { breakdowns } from './breakdowns.ts';
import { channels } from './channels.ts';
import { definitions } from './definitions.ts';
import { delivery } from './delivery.ts';
import { insights } from './insights.ts';
import { keyFigures } from './key-figures.ts';
import { notCovered } from './not-covered.ts';
import { notes } from './notes.ts';
import { objectives } from './objectives.ts';
import { outlook } from './outlook.ts';
import { previousPeriod } from './previous-period.ts';
import { reach } from './reach.ts';
import { recommendations } from './recommendations.ts';
import type { ClosingWriter, SectionWriter } from './section-writer.ts';
import { sources } from './sources.ts';
import { statistics } from './statistics.ts';
import { time } from './time.ts';
import { verdict } from './verdict.ts';

/** The parts of a report in their order. */
export const bodyWriters: readonly SectionWriter[] = [
  verdict,
  keyFigures,
  insights,
  recommendations,
  outlook,
  objectives,
  delivery,
  channels,
  time,
  breakdowns,
  previousPeriod,
  reach,
  statistics,
  sources,
  notes,
];

/** The parts that look back at the others, in their order. */
export const closingWriters: readonly ClosingWriter[] = [notCovered, definitions];
