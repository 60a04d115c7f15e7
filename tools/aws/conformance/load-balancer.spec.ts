import { runLoadBalancerCases } from './testing/run-load-balancer-cases.ts';
import { drainingCases, healthCases } from './load-balancer-health.ts';
import { headerCases } from './load-balancer-headers.ts';
import { rejectionCases } from './load-balancer-rejections.ts';
import { routingCases } from './load-balancer-routing.ts';
import { ruleCases } from './load-balancer-rules.ts';
import { targetCases } from './load-balancer-targets.ts';
import { transformCases } from './load-balancer-transforms.ts';

describe('rules', () => runLoadBalancerCases(ruleCases));
describe('transforms', () => runLoadBalancerCases(transformCases));
describe('routing', () => runLoadBalancerCases(routingCases));
describe('health', () => runLoadBalancerCases(healthCases));
describe('draining', () => runLoadBalancerCases(drainingCases));
describe('targets', () => runLoadBalancerCases(targetCases));
describe('headers', () => runLoadBalancerCases(headerCases));
describe('refusals', () => runLoadBalancerCases(rejectionCases));
