module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'delivery',
  // They need a container engine, or run the CDK's command, and have targets of their own.
  testPathIgnorePatterns: ['/image/image\\.spec\\.ts$', '\\.long\\.spec\\.ts$'],
};
