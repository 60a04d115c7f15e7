module.exports = {
  ...require('../../jest.postgres.preset.cjs'),
  displayName: 'postgres',
  // These take a base backup and recover servers, and have a target of their own.
  testPathIgnorePatterns: ['\\.long\\.spec\\.ts$'],
};
