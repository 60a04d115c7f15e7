module.exports = { ...require('../../jest.postgres.preset.cjs'), displayName: 'saga-model-tests' };
