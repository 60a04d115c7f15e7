module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'nx-plugin',
  // It takes a copy of the whole workspace, and has a target of its own.
  testPathIgnorePatterns: ['/in-a-copy\\.spec\\.ts$'],
};
