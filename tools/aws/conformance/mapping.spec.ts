import { httpMapping } from '../src/api-gateway/http-mapping.ts';
import { runGatewayCases } from './testing/run-gateway-cases.ts';
import { mappingCases, reservedHeaders } from './mapping.ts';

runGatewayCases(mappingCases);

it.each(reservedHeaders)('refuses a mapping of the reserved header %s', (name) => {
  const parameters = { [`overwrite:header.${name}`]: 'ours' };
  expect(() => httpMapping(parameters, {})).toThrow(`"${name}" is reserved`);
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
it.each(['append:header.a', 'overwrite:path', 'remove:header.a', 'remove:querystring.a'])(
  'refuses an empty value for %s, with which an update deletes the mapping',
  (key) => expect(() => httpMapping({ [key]: '' }, {})).toThrow(`"${key}" has an empty value`),
);

it('refuses a value for a removal other than a quoted empty text', () => {
  expect(() => httpMapping({ 'remove:header.a': 'b' }, {})).toThrow('must have the value "\'\'"');
});
