export { exitCodes, type ExitCode } from './exit-codes.ts';
export { runCommand } from './run-command.ts';
export { processTerminal, type Terminal } from './terminal.ts';
