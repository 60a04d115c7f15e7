import { services } from '../services.ts';
import { templatesOf } from '../testing/templates.ts';

interface LifecyclePolicy {
  readonly rules: readonly {
    readonly rulePriority: number;
    readonly selection: { readonly tagPrefixList?: readonly string[] };
  }[];
}

/** The selections of the rules of each repository, by priority. */
function selectionsIn(prefix: string): readonly (readonly unknown[])[] {
  const repositories = templatesOf('dev')
    .properties('AWS::ECR::Repository', 'registry')
    .filter(({ RepositoryName }) => String(RepositoryName).startsWith(prefix));
  return repositories.map(({ LifecyclePolicy }) => {
    const { LifecyclePolicyText } = LifecyclePolicy as { LifecyclePolicyText: string };
    const { rules } = JSON.parse(LifecyclePolicyText) as LifecyclePolicy;
    const byPriority = rules.toSorted((one, other) => one.rulePriority - other.rulePriority);
    return byPriority.map(({ selection }) => selection);
  });
}

const untagged = { tagStatus: 'untagged', countType: 'sinceImagePushed' };

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
it('keeps images of prod by a rule of their own, before the one for all', () => {
  const all = selectionsIn('quartet/');
  expect(all).toHaveLength(services.length);
  for (const selections of all) {
    expect(selections).toMatchObject([
      untagged,
      { tagStatus: 'tagged', tagPrefixList: ['prod-'], countNumber: 50 },
      { tagStatus: 'any', countNumber: 50 },
    ]);
  }
});

it('keeps images of pull requests until they are closed, as long as there are not very many', () => {
  const all = selectionsIn('quartet-pr/');
  expect(all).toHaveLength(services.length);
  for (const selections of all) {
    expect(selections).toMatchObject([untagged, { tagStatus: 'any', countNumber: 200 }]);
  }
});
