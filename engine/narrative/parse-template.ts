import type { NumberForm } from './sentence.ts';

/** A piece of a template; roles are those of the facts of a finding or a recommendation. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly role: string; readonly form: NumberForm }
  | { readonly kind: 'name' | 'metric' | 'dimension' | 'period' | 'comparator'; readonly role: string }
  | { readonly kind: 'plural'; readonly role: string; readonly one: string; readonly many: string }
  /** `above` when the role's value is greater than that of `against`, or than 0 where that is null. */
  | {
      readonly kind: 'direction';
      readonly role: string;
      readonly against: string | null;
      readonly above: string;
      readonly below: string;
    };

const placeholder = /\{([^{}]*)\}/gu;
const role = String.raw`[A-Za-z][A-Za-z0-9_-]*`;
const choice = String.raw`([^|]+)\|([^|]+)`;
const directionPattern = new RegExp(String.raw`^(${role})<>(0|${role}):${choice}$`, 'u');
const pluralPattern = new RegExp(String.raw`^(${role}):(?:plural:)?${choice}$`, 'u');
const propertyPattern = new RegExp(String.raw`^(${role})\.(name|metric|dimension|period|of)$`, 'u');
const numberPattern = new RegExp(String.raw`^(${role})(?::(signed|abs|compact|interval))?$`, 'u');

/**
 * The parts of a clause template in their order.
 * @throws Error naming the template and the placeholder that cannot be read, or the brace that stands alone
 */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  for (const match of template.matchAll(placeholder)) {
    pushText(parts, template.slice(at, match.index), template);
    parts.push(partOf(match[1] ?? '', template));
    at = match.index + match[0].length;
  }
  pushText(parts, template.slice(at), template);
  if (parts.length === 0) throw new Error('A template is empty');
  return parts;
}

/** Every role that a template needs. */
export function rolesOf(parts: readonly TemplatePart[]): readonly string[] {
  const roles = parts.flatMap((part) => {
    if (part.kind === 'text') return [];
    return part.kind === 'direction' && part.against !== null ? [part.role, part.against] : [part.role];
  });
  return [...new Set(roles)];
}

function pushText(parts: TemplatePart[], text: string, template: string): void {
  if (/[{}]/u.test(text)) throw new Error(`Template "${template}" has a brace without its partner`);
  if (text !== '') parts.push({ kind: 'text', text });
}

function partOf(inner: string, template: string): TemplatePart {
  const part = directionOf(inner) ?? pluralOf(inner) ?? propertyOf(inner) ?? numberOf(inner);
  if (part === null) throw new Error(`Template "${template}" has a placeholder that cannot be read: {${inner}}`);
  return part;
}

function directionOf(inner: string): TemplatePart | null {
  const [, name, against, above, below] = directionPattern.exec(inner) ?? [];
  if (name === undefined || against === undefined || above === undefined || below === undefined) return null;
  return { kind: 'direction', role: name, against: against === '0' ? null : against, above, below };
}

function pluralOf(inner: string): TemplatePart | null {
  const [, name, one, many] = pluralPattern.exec(inner) ?? [];
  return name === undefined || one === undefined || many === undefined ? null : { kind: 'plural', role: name, one, many };
}

function propertyOf(inner: string): TemplatePart | null {
  const [, name, property] = propertyPattern.exec(inner) ?? [];
  if (name === undefined || property === undefined) return null;
  // The cast holds because the pattern names every property, of which only `of` is called otherwise.
  const kind = property === 'of' ? 'comparator' : (property as 'name' | 'metric' | 'dimension' | 'period');
  return { kind, role: name };
}

function numberOf(inner: string): TemplatePart | null {
  const [, name, form = 'plain'] = numberPattern.exec(inner) ?? [];
  // The cast holds because the pattern admits no other form.
  return name === undefined ? null : { kind: 'number', role: name, form: form as NumberForm };
}
