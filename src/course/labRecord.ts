/** What exported progress says of a lab that was begun. */
export interface LabRecord {
  readonly id: string;
  /** When it was first solved, in UTC; null if it was not. */
  readonly done: string | null;
  readonly hintsOpened: number;
  readonly wayShown: boolean;
}
