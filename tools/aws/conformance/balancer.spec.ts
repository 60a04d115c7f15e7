import { runBalancerCases } from './testing/run-balancer-cases.ts';
import { drainingCases, healthCases } from './balancer-health.ts';
import { headerCases } from './balancer-headers.ts';
import { refusalCases } from './balancer-refusals.ts';
import { ruleCases } from './balancer-rules.ts';
import { targetCases } from './balancer-targets.ts';

describe('rules', () => runBalancerCases(ruleCases));
describe('health', () => runBalancerCases(healthCases));
describe('draining', () => runBalancerCases(drainingCases));
describe('targets', () => runBalancerCases(targetCases));
describe('headers', () => runBalancerCases(headerCases));
describe('refusals', () => runBalancerCases(refusalCases));
