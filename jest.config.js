// Two projects: `house` runs in Node, `web` in jsdom with the scaffold's mapping for Grafana's packages.
process.env.TZ = 'UTC';
const base = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

const swc = base.transform['^.+\\.(t|j)sx?$'];
const transform = { '^.+\\.m?[jt]sx?$': swc };

module.exports = {
  projects: [
    {
      displayName: 'house',
      testEnvironment: 'node',
      testMatch: ['base', 'pod', 'contract', 'server'].map((room) => `<rootDir>/src/${room}/**/*.test.ts`).concat([
        '<rootDir>/tests/*.test.ts',
        '<rootDir>/tests/{package,compose,engine,canary,explain,gate}/*.test.ts',
        '<rootDir>/preview/**/*.test.ts',
      ]),
      // The Kubernetes client and what it brings are ES modules.
      transform: { '^.+\\.m?[jt]s$': swc },
      transformIgnorePatterns: ['/node_modules/(?!(@kubernetes/client-node|openid-client|oauth4webapi|jose|jsonpath-plus|[a-z-]*-proxy-agent|agent-base|hpagent|undici)/)'],
    },
    {
      ...base,
      displayName: 'web',
      rootDir: __dirname,
      testMatch: ['app', 'panel', 'datasource', 'waterfall'].map((room) => `<rootDir>/src/${room}/**/*.test.{ts,tsx}`),
      transform,
      transformIgnorePatterns: [
        nodeModulesToTransform([...grafanaESModules, 'd3-.*', 'react-aria', 'react-stately', '@react-aria', '@react-stately', '@tanstack', '@react-hookz', '@ver0']),
      ],
    },
  ],
};
