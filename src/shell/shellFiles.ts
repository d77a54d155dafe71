/** The files that a command can name: those of the workspace, and what is open in the editor, saved or not. */
export interface ShellFiles {
  /** The text of one, as the editor has it; undefined where there is none of that name. */
  read(name: string): Promise<string | undefined>;
  /** Names that can be given, those of open files first. */
  names(): Promise<readonly string[]>;
}
