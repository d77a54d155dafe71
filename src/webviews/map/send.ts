import type { FromMapPage } from "../../map/mapPage.ts";

/** Says something to the extension. */
export type Send = (message: FromMapPage) => void;
