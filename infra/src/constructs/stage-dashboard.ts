import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { metricsNamespace } from '../metrics.ts';

export interface StageDashboardProps {
  readonly name: string;
  readonly stage: string;
  readonly loadBalancer: ApplicationLoadBalancer;
  readonly cluster: string;
}

/** The dashboard of a stage. Its graphs use search expressions, so that a new service appears in them by itself. */
export class StageDashboard extends Construct {
  constructor(scope: Construct, id: string, props: StageDashboardProps) {
    super(scope, id);
    const targets = `{AWS/ApplicationELB,LoadBalancer,TargetGroup} LoadBalancer="${props.loadBalancer.loadBalancerFullName}"`;
    const tasks = `{AWS/ECS,ClusterName,ServiceName} ClusterName="${props.cluster}"`;
    const own = `{${metricsNamespace},stage,service} stage="${props.stage}"`;
    new Dashboard(this, 'Dashboard', {
      dashboardName: props.name,
      widgets: [
        [
          graph('Requests', `${targets} MetricName="RequestCount"`, 'Sum'),
          graph('Errors', `${targets} MetricName="HTTPCode_Target_5XX_Count"`, 'Sum'),
          graph('Duration (p99)', `${targets} MetricName="TargetResponseTime"`, 'p99'),
        ],
        [
          graph('Unhealthy tasks', `${targets} MetricName="UnHealthyHostCount"`, 'Maximum'),
          graph('CPU', `${tasks} MetricName="CPUUtilization"`, 'Average'),
          graph('Memory', `${tasks} MetricName="MemoryUtilization"`, 'Average'),
        ],
        [
          graph('Age of the oldest saga', `${own} MetricName="SagaAge"`, 'Maximum'),
          graph('Outbox lag', `${own} MetricName="OutboxLag"`, 'Maximum'),
        ],
      ],
    });
  }
}

function graph(title: string, search: string, statistic: string): GraphWidget {
  const expression = `SEARCH('${search}', '${statistic}', 60)`;
  const period = Duration.minutes(1);
  return new GraphWidget({
    title,
    width: 8,
    left: [new MathExpression({ expression, period, label: '', usingMetrics: {} })],
  });
}
