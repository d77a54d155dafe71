// Fails the running test when a promise is rejected that nobody waits for: mocha 12 lets that pass without a word.
process.on("unhandledRejection", (reason) => {
  throw new Error("A promise was rejected that nobody waits for.", { cause: reason });
});
