import { runGatewayCases } from './testing/run-gateway-cases.ts';
import { routeCases } from './routes.ts';

runGatewayCases(routeCases);
