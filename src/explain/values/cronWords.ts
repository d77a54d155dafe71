import cronstrue from "cronstrue";
import "cronstrue/locales/ko.js";
import type { CronWords } from "./fieldValue.ts";

/** Loaded only for a CronJob, since `cronstrue` takes about as long to load as a hover. */
export const cronWords: CronWords = (expression, language) =>
  cronstrue.toString(expression, {
    locale: language,
    use24HourTimeFormat: true,
    throwExceptionOnParseError: false,
  });
