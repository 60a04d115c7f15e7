import { checkWorkflow } from './rules.ts';

const digest = 'a'.repeat(40);

const sound = `
on: push
permissions: {}
concurrency: deploy
jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@${digest} # v1.2.3
      - uses: ./.github/actions/prepare
      - run: npm test
        env:
          TOKEN: \${{ secrets.GITHUB_TOKEN }}
`;

const messagesOf = (text: string) => checkWorkflow(text).map(({ message }) => message);

it('takes a workflow that is sound', () => {
  expect(checkWorkflow(sound)).toEqual([]);
});

it.each([
  ['a tag', `@${digest} # v1.2.3`, '@v1', 'actions/checkout@v1 can be moved to other code'],
  ['a branch', `@${digest} # v1.2.3`, '@main', 'actions/checkout@main can be moved to other code'],
  ['half a digest', digest, digest.slice(20), 'can be moved to other code'],
  ['no version', ' # v1.2.3', '', 'does not say which version it is'],
  ['no whole version', '# v1.2.3', '# v1', 'does not say which version it is'],
  ['no permissions', 'permissions: {}', '', 'The workflow says nothing of its permissions.'],
  ['no concurrency', 'concurrency: deploy', '', 'The job check may run beside itself'],
  ['no timeout', 'timeout-minutes: 5', '', 'The job check may run for hours'],
  ['a stored key', 'secrets.GITHUB_TOKEN', 'secrets.AWS_KEY', 'The secret AWS_KEY is a stored key'],
])('refuses %s', (_what, part, instead, message) => {
  expect(sound).toContain(part);
  expect(messagesOf(sound.replace(part, instead))).toEqual([expect.stringContaining(message)]);
});

it('says where', () => {
  const [finding] = checkWorkflow(sound.replace(`@${digest} # v1.2.3`, '@v1'));
  expect(finding).toMatchObject({ line: 10, column: 15 });
});

it('asks of an action only that what it uses is pinned', () => {
  const action = (uses: string) => `runs:\n  using: composite\n  steps:\n    - uses: ${uses}\n`;
  expect(messagesOf(action(`actions/cache@${digest} # v1.2.3`))).toEqual([]);
  expect(messagesOf(action('actions/cache@v1'))).toHaveLength(1);
});
