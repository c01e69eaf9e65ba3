import { describe, expect, test } from 'vitest';

import { contrast, palettes, type ColourRole } from './palette.ts';

const words: readonly ColourRole[] = ['ink', 'muted', 'accent', 'good', 'bad', 'close'];
const marks: readonly ColourRole[] = ['plan', 'accent'];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const palette = palettes[theme];

  test.each(words)('writes %s so that it can be read', (role) => {
    expect(Math.min(contrast(palette[role], palette.surface), contrast(palette[role], palette.panel))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['good', 'bad', 'close'] as const)('writes %s on its own ground so that it can be read', (role) => {
    expect(contrast(palette[role], palette[`${role}Soft`])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(marks)('draws marks in %s so that they can be seen', (role) => {
    expect(contrast(palette[role], palette.surface)).toBeGreaterThanOrEqual(3);
  });
});
