/** What a command ends with; the same numbers for every command. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, notAuthorised: 3, notFound: 4, dataQuality: 5 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
