/** What was measured, and what the same is with what we compare ourselves to. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: number | undefined;
}

/** Prints a figure as a JSON object on a line. */
export function printFigure({ name, value, unit, peer }: Figure): void {
  const rounded = (figure: number): number => Math.round(figure * 100) / 100;
  console.log(
    JSON.stringify({ name, value: rounded(value), unit, ...(peer !== undefined && { peer: rounded(peer) }) }),
  );
}

/** Counts how many of some cases hold. */
export class Share {
  private all = 0;
  private held = 0;

  add(holds: boolean): void {
    this.all++;
    if (holds) this.held++;
  }

  get percent(): number {
    return (100 * this.held) / this.all;
  }
}
