/** Specs, and the rooms with what several specs of a project share. */
const specs = [
  '**/*.spec.ts',
  '{apps,tools}/*/src/{testing,*/testing}/**',
  'libs/*/src/fixture/**',
];
const testing = {
  group: ['@quartet/testing', 'supertest'],
  message: 'Only specs see the test tools.',
};

const unchecked = {
  regex: '(^|/)app(\\.ts)?$',
  importNames: ['createApp'],
  message: 'Specs call appOf of testing/service.ts, which compares each answer with its document.',
};

const driver = { regex: '^pg$', message: 'Only @quartet/database names the driver.' };

const server = {
  regex: '^(node:|@quartet/(?!console/views/|aws/))',
  message: 'The page runs in a browser: it sees what goes over the wire.',
};

/** The files that every remote call passes: faults stand there, and nothing goes round them. */
const chokePoints = ['libs/http/src/transport.ts', 'libs/auth/src/fetch-document.ts'];
const remote = [
  {
    regex: '^undici$',
    message: 'A service calls another process through openTransport of @quartet/http alone.',
  },
  {
    regex: '^node:https?$',
    importNames: ['request', 'get'],
    message: 'A service calls another process through openTransport of @quartet/http alone.',
  },
];

/**
 * Who may import whom inside an app. In ESLint a later block replaces the options of an earlier one
 * for the same rule, so every file belongs to exactly one of these blocks.
 */
export const rooms = [
  room('domain', {
    regex: '^(?!@quartet/(problem|money)$|\\./)',
    message: 'The domain is pure: it sees problem, money and itself.',
  }),
  room(
    'endpoints',
    {
      regex: '(/outside/|/endpoints/|^\\./|^pg$|^undici$)',
      message: 'An endpoint sees no outside and no other endpoint: what it needs is in deps.',
    },
    {
      regex: '^@quartet/database$',
      allowImportNames: ['newId'],
      message: 'An endpoint makes ids; whatever is stored it asks its deps for.',
    },
  ),
  room('{saga,processing}', {
    regex: '(/outside/|/endpoints/|^express$|^pg$|^undici$|^@quartet/(http|database)$)',
    message: 'A saga decides by the domain and acts through deps.',
  }),
  room('schemas', {
    regex: '(/outside/|/endpoints/|^express$|^pg$|^undici$|^@quartet/database$)',
    message: 'A schema is what goes over the wire, and nothing that sends it.',
  }),
  room(
    'outside',
    {
      regex: '(/endpoints/|^express$|^pg$)',
      message: 'An outside sees no endpoint, and the driver only through @quartet/database.',
    },
    ...remote,
  ),
  {
    files: ['apps/*/src/**/*.spec.ts', 'apps/*/src/{testing,*/testing}/**'],
    ignores: ['apps/*/src/testing/service.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [unchecked] }] },
  },
  {
    files: ['tools/*/src/**/*.ts', ...chokePoints],
    ignores: [...specs, 'tools/postgres/**', 'tools/{bench,chaos}/**', 'tools/console-page/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [testing, driver] }] },
  },
  {
    files: ['tools/console-page/src/**/*.ts'],
    ignores: specs,
    rules: { 'no-restricted-imports': ['error', { patterns: [testing, server] }] },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: [
      ...specs,
      ...chokePoints,
      'apps/*/src/{domain,endpoints,saga,processing,schemas,outside}/**',
      'libs/database/**',
      'libs/testing/**',
    ],
    rules: { 'no-restricted-imports': ['error', { patterns: [testing, driver, ...remote] }] },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: [...specs, 'libs/testing/**', 'libs/telemetry/**', 'libs/client/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Call through openTransport of @quartet/http.' },
      ],
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: [
      ...specs,
      '**/main.ts',
      '**/config.ts',
      'apps/orders/src/resend.ts',
      'apps/payments/src/reconcile.ts',
      'apps/users/src/create-admin.ts',
      'libs/testing/**',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only main and config see the environment.',
        },
      ],
    },
  },
];

function room(name, ...patterns) {
  return {
    files: [`apps/*/src/${name}/**/*.ts`],
    ignores: specs,
    rules: { 'no-restricted-imports': ['error', { patterns: [testing, ...patterns] }] },
  };
}
