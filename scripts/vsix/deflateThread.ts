/** A thread that deflates each content it receives with zopfli, which takes about a second for 100 kB. */
import { parentPort } from "node:worker_threads";
import { deflateAsync } from "@gfx/zopfli";

// Zopfli's own default of 15 takes a fifth longer, for 400 bytes of the VSIX.
const options = { numiterations: 5 };

parentPort?.on("message", (content: Uint8Array) => {
  void deflateAsync(content, options).then((deflated) => parentPort?.postMessage(deflated));
});
