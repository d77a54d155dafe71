// Fails the running test on an unhandled rejection, which mocha 12 ignores silently.
process.on("unhandledRejection", (reason) => {
  throw new Error("A promise was rejected that nobody waits for.", { cause: reason });
});
