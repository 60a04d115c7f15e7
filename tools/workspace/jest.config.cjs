module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'workspace',
  // These take a copy of the whole workspace, and have a target of their own.
  testPathIgnorePatterns: ['/in-a-copy\\.spec\\.ts$'],
};
