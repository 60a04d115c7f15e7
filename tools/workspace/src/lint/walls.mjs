/** Their own specs use the test tools, which are made of them. */
const belowTesting = [
  'auth',
  'config',
  'database',
  'events',
  'health',
  'http',
  'logging',
  'service',
];

/** Who may import whom of the projects that make up the local run; their specs see the test tools. */
function below(project, others, kinds = []) {
  const tools = [project, ...others].map((name) => `tools:${name}`);
  const tags = [...tools, ...kinds, 'kind:testing', 'tools:postgres'];
  return [{ sourceTag: `tools:${project}`, onlyDependOnLibsWithTags: tags }];
}

/** Who may import whom, between projects: by kind, and by where it runs. */
const boundaries = {
  allow: [],
  enforceBuildableLibDependency: false,
  // The local run loads what it needs late, to print its first line soon.
  checkDynamicDependenciesExceptions: ['@quartet/aws/**', '@quartet/console/**'],
  ignoredCircularDependencies: belowTesting.map((lib) => [lib, 'testing']),
  depConstraints: [
    { sourceTag: 'kind:app', onlyDependOnLibsWithTags: ['kind:lib', 'kind:testing'] },
    { sourceTag: 'kind:lib', onlyDependOnLibsWithTags: ['kind:lib', 'kind:testing'] },
    { sourceTag: 'kind:testing', onlyDependOnLibsWithTags: ['kind:lib', 'kind:tool'] },
    {
      sourceTag: 'kind:tool',
      onlyDependOnLibsWithTags: ['kind:lib', 'kind:tool', 'kind:infra', 'kind:testing'],
    },
    ...below('cloudformation', []),
    ...below('aws', ['cloudformation'], ['kind:lib']),
    ...below('console', ['aws', 'cloudformation', 'local-client']),
    ...below('local-client', []),
    { sourceTag: 'kind:infra', onlyDependOnLibsWithTags: ['kind:infra'] },
    {
      sourceTag: 'runs:anywhere',
      onlyDependOnLibsWithTags: ['runs:anywhere'],
      bannedExternalImports: ['express', 'pg'],
    },
    {
      sourceTag: 'runs:service',
      onlyDependOnLibsWithTags: ['runs:anywhere', 'runs:service', 'runs:test'],
      bannedExternalImports: ['aws-cdk-lib', 'constructs', '@nx/*', 'nx'],
    },
    {
      sourceTag: 'runs:cloud',
      onlyDependOnLibsWithTags: ['runs:anywhere', 'runs:cloud'],
      bannedExternalImports: ['express'],
    },
  ],
};

/** The one place that opens whole services in a process of its own, from their sources. */
const opensServices = ['^(\\.\\./)+(apps/(orders|payments|products)|provider)/src/'];

export const walls = [
  {
    files: ['**/*.ts'],
    ignores: ['tools/interleavings/src/testing/**'],
    rules: { '@nx/enforce-module-boundaries': ['error', boundaries] },
  },
  {
    files: ['tools/interleavings/src/testing/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', { ...boundaries, allow: opensServices }],
    },
  },
];
