import { timerDelay } from "./timerDelay.ts";

/** Starts a timer and returns a function that stops it. Injected so that tests need no clock. */
export type StartTimer = (callback: () => void, delayMs: number) => () => void;

/** Starts a Node timer. */
export const startNodeTimer: StartTimer = (callback, delayMs) => {
  const timer = setTimeout(callback, timerDelay(delayMs));
  return () => clearTimeout(timer);
};
