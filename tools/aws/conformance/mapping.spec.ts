import { httpMapping } from '../src/api-gateway/http-mapping.ts';
import { runGatewayCases } from './testing/run-gateway-cases.ts';
import { mappingCases, reservedHeaders } from './mapping.ts';

runGatewayCases(mappingCases);

it.each(reservedHeaders)('refuses a mapping of the reserved header %s', (name) => {
  const parameters = { [`overwrite:header.${name}`]: 'ours' };
  expect(() => httpMapping(parameters, {})).toThrow(`"${name}" is reserved`);
});
