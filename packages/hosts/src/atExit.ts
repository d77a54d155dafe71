const actions = new Set<() => void>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Has something done when this process ends in whatever way it can notice. The latest is done first, so that a
 * program ends before its folder is removed. The answer takes it back.
 */
export function atExit(action: () => void): () => void {
  if (actions.size === 0) {
    process.on("exit", doAll);
    // Before the others, since a listener of `once` is gone when it has been called.
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
  // Whoever listens as well, such as mocha, decides how this process ends; "exit" then does the rest.
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
