import type { ResourceType } from "../types/resourceType.ts";
import type { ServerTable, TablePrinter } from "./table.ts";

/** Prints tables of several kinds, one kind after the other with an empty line between. */
export class TablesOfKinds {
  private readonly printerFor: (type: ResourceType) => TablePrinter;
  private readonly write: (text: string) => void;
  private readonly separator: string;
  private last: { readonly type: ResourceType; readonly printer: TablePrinter } | undefined;
  private hasWritten = false;

  /** @param withHeaders whether there are headers, since without them nothing is between the kinds */
  constructor(
    printerFor: (type: ResourceType) => TablePrinter,
    write: (text: string) => void,
    withHeaders: boolean,
  ) {
    this.printerFor = printerFor;
    this.write = write;
    this.separator = withHeaders ? "\n" : "";
  }

  /** Whether no row has been printed. */
  get isEmpty(): boolean {
    return !this.hasWritten;
  }

  print(type: ResourceType, table: ServerTable): void {
    const isNext = this.last?.type !== type;
    const { printer } = (this.last =
      this.last && !isNext ? this.last : { type, printer: this.printerFor(type) });
    const text = printer.print(table);
    if (text === "") return;
    this.write(isNext && this.hasWritten ? this.separator + text : text);
    this.hasWritten = true;
  }
}
