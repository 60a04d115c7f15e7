import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

const rule = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const targetGroup = 'AWS::ElasticLoadBalancingV2::TargetGroup';

describe.each(['blueGreen', 'canary'] as const)(
  'a deployment that shifts traffic: %s',
  (variant) => {
    let cloud: SynthesizedTemplates;

    beforeAll(() => {
      cloud = templatesOf(variant);
    });

    const groupsIn = (value: unknown) =>
      new Set(JSON.stringify(value).match(/EntrancesPublic(?:Targets|Alternate)\w+/g));
    const publicGroups = () =>
      new Set(
        cloud
          .resources(targetGroup, 'svc-payments')
          .map(({ id }) => id)
          .filter((id) => id.startsWith('EntrancesPublic')),
      );

    it('is watched at both target groups', () => {
      expect(publicGroups().size).toBe(2);
      const alarms = cloud.properties('AWS::CloudWatch::Alarm', 'svc-payments');
      const watched = alarms.flatMap(({ Metrics }) => (Metrics ? [groupsIn(Metrics)] : []));
      expect(watched).not.toEqual([]);
      for (const groups of watched) expect(groups).toEqual(publicGroups());
    });

    // https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
    it('scales by the requests of both target groups', () => {
      const policies = cloud.properties(
        'AWS::ApplicationAutoScaling::ScalingPolicy',
        'svc-payments',
      );
      expect(JSON.stringify(policies)).not.toContain('ALBRequestCountPerTarget');
      const [requests] = policies.filter((each) => JSON.stringify(each).includes('FILL(m0'));
      expect(groupsIn(requests)).toEqual(publicGroups());
    });

    it('creates the service after the policy with which ECS shifts its traffic', () => {
      const policies = cloud
        .resources('AWS::IAM::Policy', 'svc-payments')
        .map(({ id }) => id)
        .filter((id) => /Shift/.test(id));
      expect(policies).toHaveLength(2);
      const [service] = cloud.resources('AWS::ECS::Service', 'svc-payments');
      expect(service?.DependsOn).toEqual(expect.arrayContaining(policies));
    });

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html
    it('sends test requests to the next release by a rule of a listener of their own', () => {
      const [testRule] = cloud
        .resources(rule, 'svc-payments')
        .filter(({ Properties }) =>
          JSON.stringify(Properties['ListenerArn']).includes('testlistener'),
        );
      const [service] = cloud.properties('AWS::ECS::Service', 'svc-payments');
      expect(service).toMatchObject({
        LoadBalancers: expect.arrayContaining([
          expect.objectContaining({
            AdvancedConfiguration: expect.objectContaining({
              TestListenerRule: { Ref: testRule?.id },
            }) as unknown,
          }),
        ]) as unknown,
      });
      const listeners = cloud.properties('AWS::ElasticLoadBalancingV2::Listener', 'platform');
      expect(listeners.map(({ Port }) => Port)).toContain(8090);
      expect(
        JSON.stringify(templatesOf('dev').properties('AWS::ElasticLoadBalancingV2::Listener')),
      ).not.toContain('8090');
    });
  },
);
