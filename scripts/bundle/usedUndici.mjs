import { join } from "node:path";

/** The parts of undici that the extension and client-node import, by the modules that define them. */
const parts = `
export { default as Agent } from "undici/lib/dispatcher/agent.js";
export { default as ProxyAgent } from "undici/lib/dispatcher/proxy-agent.js";
export { fetch } from "undici/lib/web/fetch/index.js";
export { Headers } from "undici/lib/web/fetch/headers.js";
export { WebSocket } from "undici/lib/web/websocket/websocket.js";
`;

/**
 * Bundles only those parts of undici that are imported. Its entry, a CommonJS module that esbuild cannot cut, brings
 * caches, mocks, retries, and other fetch-like APIs that nothing here uses. A part that is missing above is an error of
 * the build. Of the two builds of the HTTP parser, the one without SIMD runs everywhere and stands for both.
 */
export const usedUndici = {
  name: "used-undici",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^undici$/ }, () => ({ path: "undici", namespace: usedUndici.name }));
    onLoad({ filter: /.*/, namespace: usedUndici.name }, () => ({
      contents: parts,
      resolveDir: import.meta.dirname,
    }));
    onResolve({ filter: /[\\/]llhttp_simd-wasm\.js$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, "../llhttp/llhttp-wasm.js"),
    }));
  },
};
