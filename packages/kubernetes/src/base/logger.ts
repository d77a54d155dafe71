/** Where things go that people need not see; VS Code's LogOutputChannel is one. */
export interface Logger {
  debug(message: string, ...details: unknown[]): void;
  info(message: string, ...details: unknown[]): void;
  warn(message: string, ...details: unknown[]): void;
  error(error: string | Error, ...details: unknown[]): void;
}
