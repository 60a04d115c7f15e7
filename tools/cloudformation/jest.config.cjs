module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'cloudformation',
  // These load the CDK and synthesise applications, and have a target of their own.
  testPathIgnorePatterns: ['\\.long\\.spec\\.ts$'],
};
