import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

let dev: SynthesizedTemplates;
beforeAll(() => {
  dev = templatesOf('dev');
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
it('runs every task from an image that is named by its digest, and labelled with its tag', () => {
  for (const { ContainerDefinitions } of dev.properties('AWS::ECS::TaskDefinition', 'svc-orders')) {
    const [container] = ContainerDefinitions as Record<string, unknown>[];
    expect(JSON.stringify(container?.['Image'])).toMatch(/quartet\/orders@",\{"Ref":"ImageDigest"/);
    expect(container?.['DockerLabels']).toMatchObject({ 'quartet.image-tag': { Ref: 'ImageTag' } });
  }
});

it('starts new tasks of a service, and no one-off task, for new versions of secrets', () => {
  const labelled = dev
    .properties('AWS::ECS::TaskDefinition', 'svc-orders')
    .filter((each) => JSON.stringify(each).includes('SettingsVersion'))
    .map(({ Family }) => Family);
  expect(labelled).toEqual(['quartet-dev-orders']);
});
