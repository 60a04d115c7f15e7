module.exports = {
  ...require('../../jest.postgres.preset.cjs'),
  displayName: 'payments',
  testTimeout: 30_000,
};
