const actions = new Set<() => void>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Registers a callback for any detectable end of this process. The latest callback runs first, so that a program is
 * stopped before its folder is removed. Returns a function that removes the callback.
 */
export function atExit(action: () => void): () => void {
  if (actions.size === 0) {
    process.on("exit", doAll);
    // Runs first, because a `once` listener is removed when it is called.
    signals.forEach((signal) => process.prependListener(signal, onSignal));
  }
  actions.add(action);
  return () => {
    if (actions.delete(action) && actions.size === 0) {
      stopListening();
    }
  };
}

function doAll(): void {
  const latestFirst = [...actions].toReversed();
  actions.clear();
  latestFirst.forEach((action) => action());
}

function onSignal(signal: NodeJS.Signals): void {
  // If another listener exists, such as mocha's, it decides how this process ends; "exit" does the rest.
  if (process.listenerCount(signal) === 1) {
    doAll();
    stopListening();
    process.kill(process.pid, signal);
  }
}

function stopListening(): void {
  process.off("exit", doAll);
  signals.forEach((signal) => process.off(signal, onSignal));
}
