import { buildFailureReason } from './build-failure-reason.ts';

const bundler = `
> nx run orders:build

> node --conditions=@quartet/source tools/delivery/src/bundle.ts apps/orders

✘ [ERROR] Could not resolve "./ap.ts"

/node_modules/esbuild/lib/main.js:1752
Error: Build failed with 1 error:
apps/orders/src/main.ts:9:26: ERROR: Could not resolve "./ap.ts"
    at failureErrorWithLog (/node_modules/esbuild/lib/main.js:1752:15)
`;
const mistake = `
✔  nx run infra:build

> nx run infra:synth

> cdk synth --quiet

The service users asks for 511 CPU units.
node src/main.ts: Subprocess exited with error 1
Warning: command "cdk synth" exited with non-zero status code

 NX   Running target prepare for project local and 6 tasks it depends on failed
`;
const invalid = `
> cdk synth --quiet

file:/infra/src/constructs/entrance.ts:82:12
ERROR HealthCheckPathh: Additional properties are not allowed
   quartet-dev-svc-orders/Entrances/Public/Targets/Resource
`;
const crash = `
> cdk synth --quiet

/infra/src/main.ts:3
  const x = y;
            ^
ReferenceError: y is not defined
    at file.ts:3:1
`;

it.each([
  [
    'a source that cannot be bundled',
    bundler,
    'apps/orders/src/main.ts:9:26: Could not resolve "./ap.ts"',
  ],
  ['a synthesis that refuses', mistake, 'The service users asks for 511 CPU units.'],
  [
    'templates that CloudFormation would refuse',
    invalid,
    '/infra/src/constructs/entrance.ts:82:12: HealthCheckPathh: Additional properties are not allowed',
  ],
  ['a program that throws', crash, 'y is not defined'],
  ['a line without any command', 'NX   Cannot find project "x"\n', 'NX   Cannot find project "x"'],
  ['silence', '', 'nothing was said'],
])('finds the reason in %s', (_what, output, reason) => {
  expect(buildFailureReason(output)).toBe(reason);
});

it('is not what Node warns of', () => {
  const output = `
> cdk synth --quiet

(node:2032) Warning: The 'NO_COLOR' env is ignored due to the 'FORCE_COLOR' env being set.
(Use \`node --trace-warnings ...\` to show where the warning was created)
\u001b[31m-c edge=foo is unknown; choose one of http, rest.\u001b[39m
Warning: command "cdk" exited with non-zero status code`;
  expect(buildFailureReason(output)).toBe('-c edge=foo is unknown; choose one of http, rest.');
});
