module.exports = {
  ...require('../../jest.postgres.preset.cjs'),
  displayName: 'payments',
  // They read large books, and have a target of their own.
  testPathIgnorePatterns: ['\\.long\\.spec\\.ts$'],
};
