/** What a command ends with; the same numbers for every command. Those above 128 tell of a signal, as shells do. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  notAuthorised: 3,
  notFound: 4,
  dataQuality: 5,
  hungUp: 129,
  interrupted: 130,
  pipeClosed: 141,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
