module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'aws',
  testMatch: ['<rootDir>/{src,conformance}/**/*.spec.ts'],
};
