module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'postgres',
  testTimeout: 60_000,
};
