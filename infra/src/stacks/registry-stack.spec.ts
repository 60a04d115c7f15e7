import { templatesOf } from '../testing/templates.ts';

interface LifecyclePolicy {
  readonly rules: readonly {
    readonly rulePriority: number;
    readonly selection: { readonly tagPrefixList?: readonly string[] };
  }[];
}

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
it('keeps images of prod by a rule of their own, before the one for all', () => {
  const repositories = templatesOf('dev').properties('AWS::ECR::Repository', 'registry');
  expect(repositories.length).toBeGreaterThan(0);
  for (const { LifecyclePolicy } of repositories) {
    const { LifecyclePolicyText } = LifecyclePolicy as { LifecyclePolicyText: string };
    const { rules } = JSON.parse(LifecyclePolicyText) as LifecyclePolicy;
    const byPriority = rules.toSorted((one, other) => one.rulePriority - other.rulePriority);
    expect(byPriority.map(({ selection }) => selection)).toMatchObject([
      { tagStatus: 'untagged', countType: 'sinceImagePushed' },
      { tagStatus: 'tagged', tagPrefixList: ['prod-'], countNumber: 50 },
      { tagStatus: 'any', countNumber: 50 },
    ]);
  }
});
