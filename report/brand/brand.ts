import { contrast, palettes } from '@pca/charts';

/** How a report looks for one client. Colours are six-digit hex. */
export type Brand = {
  readonly name: string;
  /** `data:image/…;base64,…`; null for the name in words. */
  readonly logo: string | null;
  readonly accent: { readonly light: string; readonly dark: string } | null;
  readonly footer: string | null;
};

/** The brand of a report that was given none. */
export const plainBrand: Brand = { name: 'PCA Agent', logo: null, accent: null, footer: null };

/**
 * The brand's accent where it can be read: below a contrast of 4.5:1 against the theme's surface and panel,
 * or when it is no colour, the theme's own accent is returned.
 */
export function readableAccent(brand: Brand, theme: 'light' | 'dark'): string {
  const wanted = brand.accent?.[theme];
  const { accent, surface, panel } = palettes[theme];
  if (wanted === undefined || !/^#[0-9A-Fa-f]{6}$/.test(wanted)) return accent;
  return Math.min(contrast(wanted, surface), contrast(wanted, panel)) >= 4.5 ? wanted : accent;
}

/** The logo when it is a picture that is part of the file; null for anything that would be fetched. */
export function embeddedLogo(brand: Brand): string | null {
  const isEmbedded = brand.logo !== null && /^data:image\/(?:png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(brand.logo);
  return isEmbedded ? brand.logo : null;
}
