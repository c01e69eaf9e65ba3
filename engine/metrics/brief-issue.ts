/** Takes one sentence about something in the brief that was not understood. */
export type Report = (issue: string) => void;

/** What was found, shortened, for a message. */
export function quote(found: unknown): string {
  const json = safeJson(found);
  return json.length > 80 ? `${json.slice(0, 77)}…` : json;
}

function safeJson(found: unknown): string {
  try {
    return JSON.stringify(found, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? String(found);
  } catch {
    // A value that refers to itself cannot be printed; its type is all that can be said.
    return typeof found;
  }
}
