import { timerDelay } from "./timerDelay.ts";

/** Starts a timer and returns how to stop it; injected, so that tests need no clock. */
export type StartTimer = (callback: () => void, delayMs: number) => () => void;

/** The timer of Node. */
export const startNodeTimer: StartTimer = (callback, delayMs) => {
  const timer = setTimeout(callback, timerDelay(delayMs));
  return () => clearTimeout(timer);
};
