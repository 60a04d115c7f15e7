module.exports = {
  ...require('../../jest.postgres.preset.cjs'),
  displayName: 'users',
  // A password costs a core for 50 ms, and more where others want it too.
  testTimeout: 30_000,
};
