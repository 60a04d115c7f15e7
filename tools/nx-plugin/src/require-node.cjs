// Runs before the scripts of package.json, on whatever Node there is: plain CommonJS without new syntax.
var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    'Quartet runs on Node 24, which npm ci puts into node_modules; this is Node ' +
      process.versions.node +
      '. Run npm ci with install scripts allowed, or install Node 24.',
  );
  process.exit(1);
}
