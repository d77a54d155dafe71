/** A log for diagnostics, such as VS Code's LogOutputChannel. */
export interface Logger {
  debug(message: string, ...details: unknown[]): void;
  info(message: string, ...details: unknown[]): void;
  warn(message: string, ...details: unknown[]): void;
  error(error: string | Error, ...details: unknown[]): void;
}
