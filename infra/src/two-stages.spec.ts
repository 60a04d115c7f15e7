import { listenersOf, matches } from './testing/listener-rules.ts';
import { namesIn } from './testing/names-in-account.ts';
import { templatesOf } from './testing/templates.ts';

const accounts = [
  ['dev', 'prod', 'pullRequest', 'otherPullRequest'],
  [
    'devRestCloudMap',
    'prodRestCloudMap',
    'pullRequestRestCloudMap',
    'otherPullRequestRestCloudMap',
  ],
] as const;

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
describe.each(accounts)('in the account of %s, %s, %s and %s', (...variants) => {
  it('no two stages have a name, an address range, a priority, a database or an export in common', () => {
    const owners = new Map<string, string>();
    for (const variant of variants) {
      const names = namesIn(templatesOf(variant));
      expect(names.size).toBeGreaterThan(60);
      for (const name of names) {
        expect([name, owners.get(name)]).toEqual([name, undefined]);
        owners.set(name, variant);
      }
    }
  });

  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
  it('each path that a rule of a load balancer matches is one of a single stage', () => {
    const listeners = listenersOf(variants.map((variant) => templatesOf(variant)));
    expect(listeners.size).toBeGreaterThan(1);
    for (const rules of listeners.values()) {
      for (const { owner, paths } of rules) {
        for (const path of paths.map((pattern) => pattern.replace('*', 'a/b'))) {
          const owners = rules.filter((rule) => rule.paths.some((each) => matches(each, path)));
          expect([path, ...new Set(owners.map((rule) => rule.owner))]).toEqual([path, owner]);
        }
      }
    }
  });
});
