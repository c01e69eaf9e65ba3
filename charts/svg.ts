/** Attributes of an element; null and undefined leave an attribute out. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** One element as text; children are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => attribute(key, value))
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/**
 * Text made safe for HTML and XML content and quoted attributes. Characters that XML forbids and halves of
 * surrogate pairs are replaced, since names come from files of any quality.
 */
export function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '\uFFFD')
      .replace(/[&<>"']/g, (character) => entities[character] ?? character)
  );
}

/** A coordinate with at most two decimals and no negative zero. */
function coordinate(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function attribute(key: string, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  return ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeText(value)}"`;
}
