module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'provider',
  testTimeout: 30_000,
};
