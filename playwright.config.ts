import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// npx brings any Node; the preview needs the pinned one.
const pinned = 'node_modules/.bin/node';
const node = existsSync(pinned) ? pinned : process.execPath;
const port = Number(process.env['PREVIEW_PORT'] ?? 3377);

export default defineConfig({
  testDir: './tests/e2e',
  outputDir: './out/e2e',
  timeout: 90_000,
  workers: 1,
  // The pages live: a machine that stalls for a second is not a fault of theirs. What needed a second try is named.
  retries: 1,
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 1000 },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    },
  },
  webServer: {
    command: `${node} scripts/run-ts.mjs preview/start.ts --port ${port} --host ${process.env['PREVIEW_HOST'] ?? '13'}`,
    url: `http://127.0.0.1:${port}/host/main.js`,
    timeout: 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 3000 },
  },
});
