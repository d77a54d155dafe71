import type { FromCoursePage } from "../../lesson/coursePage.ts";

/** Says something to the extension. */
export type Send = (message: FromCoursePage) => void;
