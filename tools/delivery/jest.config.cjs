module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'delivery',
  // It needs a container engine, and has a target of its own.
  testPathIgnorePatterns: ['/image/image\\.spec\\.ts$'],
};
