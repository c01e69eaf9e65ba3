/**
 * A short hash of numbers and names, 16 hexadecimal digits: equal inputs, equal hash. Against chance, not against an attacker.
 * @see Fowler, Noll & Vo, FNV-1a with 64 bits, draft-eastlake-fnv
 */
export function inputHash(parts: readonly (string | number | null)[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of JSON.stringify(parts)) {
    hash ^= BigInt(character.codePointAt(0) ?? 0);
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
