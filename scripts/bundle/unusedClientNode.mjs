/**
 * Marks client-node's modules as free of side effects, which its package.json does not declare. Otherwise the bundle
 * would contain the classes of the whole API, half a megabyte of unused code.
 */
export const unusedClientNode = {
  name: "unused-client-node",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^@kubernetes\/client-node$|^\./ }, async ({ path, pluginData, ...from }) => {
      const isInside = /[\\/]@kubernetes[\\/]client-node[\\/]/.test(from.importer);
      if (pluginData === unusedClientNode || (path.startsWith(".") && !isInside)) return undefined;
      const resolved = await resolve(path, { ...from, pluginData: unusedClientNode });
      return { ...resolved, sideEffects: false };
    });
  },
};
