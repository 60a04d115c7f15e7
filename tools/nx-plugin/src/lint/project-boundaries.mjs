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

/** The tools, and what each of them may import; the specs of all see the test tools and PostgreSQL. */
const tools = {
  cloudformation: [],
  aws: ['tools:cloudformation'],
  'local-client': ['kind:lib'],
  console: ['tools:aws', 'tools:cloudformation', 'tools:local-client'],
  local: [
    ...['tools:aws', 'tools:cloudformation', 'tools:console', 'tools:delivery'],
    ...['tools:local-client', 'kind:lib', 'kind:infra'],
  ],
  // Its specs open it in a browser, before a real scheduler and edge.
  'console-page': [
    ...['tools:aws', 'tools:cloudformation', 'tools:console', 'tools:local', 'tools:local-client'],
    'kind:lib',
  ],
  delivery: ['tools:cloudformation', 'tools:local-client', 'kind:lib'],
  'nx-plugin': ['tools:delivery', 'tools:local-client', 'kind:lib', 'kind:infra'],
  'payment-simulator': ['kind:lib'],
  invariants: ['tools:local-client', 'kind:lib'],
  migrations: ['tools:local-client', 'kind:lib'],
  operator: ['tools:local-client', 'kind:lib'],
  'saga-model-tests': ['tools:invariants', 'tools:payment-simulator', 'kind:lib'],
  bench: ['tools:local-client', 'kind:lib'],
  'generated-clients': ['tools:local-client'],
  guides: ['tools:local-client'],
  e2e: ['tools:local-client', 'kind:lib'],
  compat: ['tools:bench', 'tools:e2e', 'tools:local-client', 'kind:lib'],
  chaos: ['tools:bench', 'tools:invariants', 'tools:local-client', 'kind:lib'],
  mutation: ['tools:bench'],
  'delivery-tests': ['tools:bench', 'tools:local-client'],
  cost: ['kind:infra'],
  diagram: ['kind:infra'],
};
const toolConstraints = Object.entries(tools).map(([tool, others]) => ({
  sourceTag: `tools:${tool}`,
  onlyDependOnLibsWithTags: [`tools:${tool}`, ...others, 'kind:testing', 'tools:postgres'],
}));

const appConstraint = {
  sourceTag: 'kind:app',
  onlyDependOnLibsWithTags: ['kind:lib', 'kind:testing'],
};

/** Who may import whom, between projects: by kind, and by where it runs. */
const boundaries = {
  allow: [],
  enforceBuildableLibDependency: false,
  // The local run loads what it needs late, to print its first line soon.
  checkDynamicDependenciesExceptions: [
    ...['@quartet/aws/**', '@quartet/console/**', '@quartet/delivery/**'],
  ],
  ignoredCircularDependencies: belowTesting.map((lib) => [lib, 'testing']),
  depConstraints: [
    appConstraint,
    { sourceTag: 'kind:lib', onlyDependOnLibsWithTags: ['kind:lib', 'kind:testing'] },
    { sourceTag: 'kind:testing', onlyDependOnLibsWithTags: ['kind:lib', 'kind:tool'] },
    {
      sourceTag: 'kind:tool',
      onlyDependOnLibsWithTags: ['kind:lib', 'kind:tool', 'kind:infra', 'kind:testing'],
    },
    ...toolConstraints,
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

/** The places that open services, or their stores, in a process of their own, from their sources. */
const openers = [
  'tools/saga-model-tests/src/testing/**/*.ts',
  'tools/bench/src/growth/services/*.ts',
];
const opensServices = ['^(\\.\\./)+(apps/(orders|payments|products|users)|payment-simulator)/src/'];

/** What the specs of an app share may open the payment provider in their own process, through its index. */
const appTesting = ['apps/*/src/testing/**/*.ts'];
const withSimulator = boundaries.depConstraints.map((constraint) =>
  constraint === appConstraint
    ? {
        ...appConstraint,
        onlyDependOnLibsWithTags: [
          ...appConstraint.onlyDependOnLibsWithTags,
          'tools:payment-simulator',
        ],
      }
    : constraint,
);

export const walls = [
  {
    files: ['**/*.ts'],
    ignores: [...openers, ...appTesting],
    rules: { '@nx/enforce-module-boundaries': ['error', boundaries] },
  },
  {
    files: openers,
    rules: {
      '@nx/enforce-module-boundaries': ['error', { ...boundaries, allow: opensServices }],
    },
  },
  {
    files: appTesting,
    rules: {
      '@nx/enforce-module-boundaries': ['error', { ...boundaries, depConstraints: withSimulator }],
    },
  },
];
