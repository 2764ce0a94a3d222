// Runs the suite of Grafana's own client libraries against the packaged backend, which watches the demo cluster.
import { spawnSync } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../preview/cluster/start';

async function main(): Promise<void> {
  const [build] = process.argv.slice(2);
  if (build === undefined) {
    throw new Error('Name the build script of grafana-host: run.ts PATH/build.sh');
  }
  const host = spawnSync('bash', [build], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).stdout.trim();
  const demo = await startDemo();
  const settings = join(mkdtempSync(join(tmpdir(), 'lunettes-host-')), 'settings.json');
  writeFileSync(settings, JSON.stringify({
    datasources: [{ uid: 'ds1', name: 'Demo', jsonData: { connection: 'token', server: demo.url, namespaces: ['*'] }, secureJsonData: { token: demo.token } }],
  }));
  // Lives need a moment to be told.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const plugin = join(process.cwd(), 'out/package/linux_amd64/lunettes-delivery-app/datasource/gpx_lunettes_linux_amd64');
  const child = spawn(host, ['check', '--plugin', plugin, '--settings', settings, '--suite', 'tests/grafana-host/suite.yaml', ...process.argv.slice(3)], { stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
}

main().catch((thrown: unknown) => {
  console.error(String(thrown));
  process.exit(1);
});
