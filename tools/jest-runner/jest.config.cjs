module.exports = { ...require('../../jest.preset.cjs'), displayName: 'jest-runner' };
