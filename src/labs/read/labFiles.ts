/** The folder of a lab, wherever it is. */
export interface LabFiles {
  /** Its name, which is the lab's id. */
  readonly folder: string;
  /** The text of a file in it, of which the beginning is enough where it is too long; undefined where there is none. */
  read(name: string): Promise<string | undefined>;
}

/** A file of a lab is not longer than this, in characters. */
export const longestFile = 64_000;
