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

/** Who may import whom, between projects: by kind, and by where it runs. */
export const walls = {
  allow: [],
  enforceBuildableLibDependency: false,
  ignoredCircularDependencies: belowTesting.map((lib) => [lib, 'testing']),
  depConstraints: [
    { sourceTag: 'kind:app', onlyDependOnLibsWithTags: ['kind:lib', 'kind:testing'] },
    { sourceTag: 'kind:lib', onlyDependOnLibsWithTags: ['kind:lib', 'kind:testing'] },
    { sourceTag: 'kind:testing', onlyDependOnLibsWithTags: ['kind:lib', 'kind:tool'] },
    {
      sourceTag: 'kind:tool',
      onlyDependOnLibsWithTags: ['kind:lib', 'kind:tool', 'kind:infra', 'kind:testing'],
    },
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
