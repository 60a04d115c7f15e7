/**
 * Circular imports, of types too: `nx run quartet:circles`. Options of dependency-cruiser:
 * https://github.com/sverweij/dependency-cruiser/blob/main/doc/rules-reference.md#circular
 */
module.exports = {
  forbidden: [
    { name: 'circle-of-files', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'circle-of-folders',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Specs, and what several specs of a library share, import the test tools, which import libraries.
    exclude: { path: '(node_modules|/dist/|\\.spec\\.ts$|^libs/[^/]+/src/fixture/)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@quartet/source', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js'],
    },
  },
};
