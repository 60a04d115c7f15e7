module.exports = {
  ...require('../jest.preset.cjs'),
  displayName: 'infra',
  testMatch: ['<rootDir>/{src,lambda}/**/*.spec.ts'],
  // They synthesise every variant with all rules, and have a target of their own.
  testPathIgnorePatterns: ['\\.long\\.spec\\.ts$'],
};
