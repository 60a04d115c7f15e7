module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'workspace',
  // One takes a copy of the whole workspace, the other a container engine; each has a target of its own.
  testPathIgnorePatterns: ['/in-a-copy\\.spec\\.ts$', '/image/image\\.spec\\.ts$'],
};
