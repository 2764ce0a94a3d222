// The heart alone: its drawings, its laws and the golden scenarios.
const [house] = require('../jest.config').projects;

module.exports = { ...house, rootDir: require('node:path').join(__dirname, '..'), testMatch: ['<rootDir>/src/pod/**/*.test.ts'] };
