/**
 * A plugin of Swagger UI, by which the first Execute of an operation can succeed. Without it, the example of an optional
 * parameter is sent as if the reader had typed it in, and an operation with an empty Idempotency-Key is not sent at all.
 */
export const docsPlugin = `
const newKey = () => crypto.getRandomValues(new BigUint64Array(2)).join('-');
const withoutOptionalExamples = (document) => {
  const copy = structuredClone(document);
  const operations = Object.values(copy.paths ?? {}).flatMap((item) => Object.values(item));
  for (const { required, schema } of operations.flatMap(({ parameters = [] }) => parameters)) {
    if (!required) delete schema?.example;
  }
  return copy;
};
const fillInKey = (operation, { specActions, specSelectors }) => {
  const place = ['paths', ...operation, 'parameters'];
  for (const parameter of specSelectors.specJsonWithResolvedSubtrees().getIn(place) ?? []) {
    if (parameter.get('name') !== 'Idempotency-Key' || !parameter.get('required')) continue;
    if (specSelectors.parameterWithMetaByIdentity(operation, parameter).get('value')) continue;
    specActions.changeParamByIdentity(operation, parameter, newKey(), false);
  }
};
const updateJsonSpec = (update) => (document) => update(withoutOptionalExamples(document));
const validateParams = (validate, system) => (operation) => {
  fillInKey(operation, system);
  return validate(operation);
};
const plugin = { statePlugins: { spec: { wrapActions: { updateJsonSpec, validateParams } } } };`;
