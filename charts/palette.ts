/** The colours of one theme by what they mean; six-digit hex. */
export type Palette = {
  readonly surface: string;
  readonly panel: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly grid: string;
  /** Categorical slots; never more than six in one chart. */
  readonly slots: readonly [string, string, string, string, string, string];
  readonly accent: string;
  readonly accentSoft: string;
  readonly good: string;
  readonly goodSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  readonly close: string;
  readonly closeSoft: string;
  readonly plan: string;
  readonly previous: string;
};

/** `page`: the colours are the page's custom properties, with the light theme where it defines none. */
export type Theme = 'light' | 'dark' | 'page';

export type ColourRole = Exclude<keyof Palette, 'slots'>;

export const palettes = {
  light: {
    surface: '#FFFFFF',
    panel: '#F6F8FA',
    ink: '#17202B',
    muted: '#545D69',
    line: '#D5DBE1',
    grid: '#E7EBEF',
    slots: ['#0B5CAD', '#770055', '#449999', '#999900', '#AA77FF', '#004422'],
    accent: '#0B5CAD',
    accentSoft: '#D6E6F6',
    good: '#1A7F37',
    goodSoft: '#EDFAF0',
    bad: '#B42318',
    badSoft: '#FDF0EE',
    close: '#855300',
    closeSoft: '#FDF5E3',
    plan: '#7B8490',
    previous: '#8AB4DE',
  },
  dark: {
    surface: '#0D1117',
    panel: '#151B23',
    ink: '#E8EDF3',
    muted: '#9BA5B1',
    line: '#30363D',
    grid: '#21272F',
    slots: ['#6CB6FF', '#EE2277', '#88AA00', '#EEAABB', '#7766DD', '#DDDD99'],
    accent: '#6CB6FF',
    accentSoft: '#17324F',
    good: '#3FB950',
    goodSoft: '#0F2417',
    bad: '#F9706A',
    badSoft: '#2C1517',
    close: '#DCA63A',
    closeSoft: '#2A2110',
    plan: '#848D97',
    previous: '#3D6C9C',
  },
} as const satisfies Record<'light' | 'dark', Palette>;

/** The CSS value of a colour in a theme. */
export function colour(theme: Theme, role: ColourRole): string {
  return theme === 'page' ? `var(--pca-${kebab(role)}, ${palettes.light[role]})` : palettes[theme][role];
}

/** The custom properties that `page` charts and the page around them read. */
export function colourProperties(theme: 'light' | 'dark'): string {
  const { slots: _slots, ...roles } = palettes[theme];
  return Object.entries(roles)
    .map(([role, value]) => `--pca-${kebab(role)}:${value}`)
    .join(';');
}

/** Contrast of two six-digit hex colours after WCAG 2.2, 1–21. */
export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(first), luminance(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function channel(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function kebab(role: string): string {
  return role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
