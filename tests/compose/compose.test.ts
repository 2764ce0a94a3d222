// What `docker compose up` reads, checked without Docker: each file against its schema, and all of them against each other.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parseAllDocuments } from 'yaml';
import { isDimension } from '../../src/contract/dimension';
import { ANSWERED_KINDS, parseQuery } from '../../src/contract/query';
import { callerOf } from '../../src/server/config';
import app from '../../src/plugin.json';
import datasource from '../../src/datasource/plugin.json';
import panel from '../../src/panel/plugin.json';
import packageJson from '../../package.json';

const ROOT = join(__dirname, '../..');

interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
  readonly volumes: ReadonlyArray<string | { readonly source: string; readonly target: string }>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
}

interface Compose {
  readonly services: Readonly<Record<'grafana' | 'kwok', Service>>;
  readonly volumes: object;
}

/** A Kubernetes object, as far as these tests look. */
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: { readonly template?: { readonly metadata: Manifest['metadata'] } };
}

interface Dashboard {
  readonly panels: ReadonlyArray<{
    readonly title: string;
    readonly type: string;
    readonly datasource: object;
    readonly targets: ReadonlyArray<{ readonly kind: string; readonly datasource: object; readonly filter: Readonly<Record<string, string>> }>;
  }>;
  readonly templating: { readonly list: ReadonlyArray<{ readonly name: string; readonly type: string; readonly datasource: object; readonly query?: { readonly dimension: string } }> };
  readonly annotations: { readonly list: ReadonlyArray<{ readonly datasource: object; readonly target: { readonly annotate: readonly string[] } }> };
}

const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** All documents of a file. @throws on any error or warning of the parser, such as a key given twice */
function yaml(path: string, content = text(path)): unknown[] {
  return parseAllDocuments(content).map((document) => {
    const wrong = [...document.errors, ...document.warnings];
    if (wrong.length > 0) {
      throw new Error(`${path}: ${wrong.map(({ message }) => message).join('; ')}`);
    }
    return document.toJS() as unknown;
  });
}

/** Compose's own interpolation, with nothing set: each `${NAME:-default}` is its default. */
const withDefaults = (content: string): string => content.replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1');

const compose = (): Compose => yaml('docker-compose.yaml', withDefaults(text('docker-compose.yaml')))[0] as Compose;
const manifests = (name: string): readonly Manifest[] => yaml(`deploy/kwok/${name}`) as Manifest[];
const deployments = (): readonly Manifest[] => manifests('workloads.yaml').filter(({ kind }) => kind === 'Deployment');
const dashboard = (): Dashboard => JSON.parse(text('provisioning/dashboards/lunettes/delivery.json')) as Dashboard;

describe('docker-compose.yaml', () => {
  const schema = JSON.parse(text('tests/compose/compose-spec.json')) as Record<string, unknown>;
  const ajv = new Ajv({ allErrors: true });
  // It names draft 7, Ajv's default, by an address that Ajv does not know.
  delete schema['$schema'];
  const fits = ajv.compile(schema);
  const complaints = (value: unknown): string => (fits(value) === true ? '' : ajv.errorsText(fits.errors));

  test('fits the schema of the Compose Specification', () => {
    expect(complaints(compose())).toBe('');
    expect(text('docker-compose.yaml')).not.toMatch(/\$\{[A-Z_]+\}/);
  });

  test('the schema would have found a mistake', () => {
    const good = compose();
    expect(complaints({ ...good, services: { ...good.services, grafana: { ...good.services.grafana, volume: [] } } })).toContain('additional properties');
    expect(complaints({ ...good, services: { grafana: { ...good.services.grafana, image: 13 } } })).toContain('should be string');
  });

  test('runs the Grafana that the plugins are built against and let be loaded', () => {
    const { image } = compose().services.grafana;
    const version = /^grafana\/grafana:(13\.2\.\d+)$/.exec(image)?.[1];
    expect(version).toBe(packageJson.dependencies['@grafana/runtime']);
  });

  test('allows the three plugins unsigned, and no other', () => {
    const allowed = compose().services.grafana.environment?.['GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS']?.split(',');
    expect(allowed?.sort()).toEqual([app.id, datasource.id, panel.id].sort());
  });

  test('mounts the packaged plugins where Grafana looks, and only files that are in the repository beside them', () => {
    const mounts = Object.values(compose().services).flatMap(({ volumes }) => volumes).map((volume) => {
      const [source = '', target = ''] = typeof volume === 'string' ? volume.split(':') : [volume.source, volume.target];
      return { source, target };
    });
    expect(mounts).toContainEqual({ source: `./out/package/linux_amd64/${app.id}`, target: `/var/lib/grafana/plugins/${app.id}` });
    const local = mounts.map(({ source }) => source).filter((source) => source.startsWith('./') && !source.startsWith('./out/'));
    expect(local.length).toBeGreaterThan(3);
    expect(local.filter((source) => !existsSync(join(ROOT, source)))).toEqual([]);
    const named = mounts.map(({ source }) => source).filter((source) => !source.startsWith('./'));
    expect(Object.keys(compose().volumes)).toEqual(named);
  });

  test('opens its ports to this machine only, because nobody has to log in', () => {
    const ports = Object.values(compose().services).flatMap((service) => service.ports);
    expect(ports).toEqual(['127.0.0.1:3000:3000', '127.0.0.1:8080:8080']);
  });

  test('waits for services that can say that they are healthy', () => {
    const { services } = compose();
    expect(services.grafana.depends_on).toEqual({ kwok: { condition: 'service_healthy' } });
    expect(services.kwok.healthcheck).toBeDefined();
  });
});

describe('provisioning', () => {
  test('enables the app', () => {
    expect(yaml('provisioning/plugins/lunettes.yaml')).toEqual([{ apiVersion: 1, apps: [{ type: app.id, org_id: 1, disabled: false }] }]);
  });

  const sources = (): ReadonlyArray<{ readonly uid: string; readonly type: string; readonly jsonData: Readonly<Record<string, unknown>> }> =>
    (yaml('provisioning/datasources/lunettes.yaml')[0] as { datasources: ReturnType<typeof sources> }).datasources;

  test('the data source has the right type and settings that the backend accepts, for a service of docker-compose.yaml', () => {
    const [source, ...more] = sources();
    expect(more).toEqual([]);
    expect(source?.type).toBe(datasource.id);
    const rules = { allowInCluster: false, kubeconfigDir: '', execKubeconfig: '', organisations: [], bootstrap: '', advice: [] };
    const caller = callerOf({ orgId: 1, uid: source?.uid ?? '', name: 'Lunettes', json: source?.jsonData ?? {}, secrets: {}, updatedMs: 0 }, { fromAlert: false }, rules);
    expect(caller).toMatchObject({ ok: true, value: { scope: { all: true }, connection: { kind: 'token' } } });
    const server = new URL(String(source?.jsonData['server']));
    expect(Object.keys(compose().services)).toContain(server.hostname);
    expect(compose().services.kwok.ports[0]?.split(':').at(-1)).toBe(server.port);
  });

  test('the dashboard provider reads the folder that is mounted, and every file in it is a dashboard', () => {
    const { providers } = yaml('provisioning/dashboards/lunettes.yaml')[0] as { providers: ReadonlyArray<{ type: string; options: { path: string } }> };
    expect(providers.map(({ type }) => type)).toEqual(['file']);
    const folder = providers[0]?.options.path.replace('/etc/grafana/', '') ?? '';
    expect(readdirSync(join(ROOT, folder))).toEqual(['delivery.json']);
  });

  test('the dashboard has the waterfall panel, and asks the provisioned data source what it can answer', () => {
    const { panels } = dashboard();
    expect(panels.filter(({ type }) => type === panel.id)).toHaveLength(1);
    const reference = { type: datasource.id, uid: sources()[0]?.uid };
    for (const { title, targets, datasource: own, type } of panels) {
      expect({ title, own, known: ['table', panel.id].includes(type) }).toEqual({ title, own: reference, known: true });
      for (const target of targets) {
        const query = parseQuery(target);
        expect({ title, ok: query.ok, from: target.datasource, answered: ANSWERED_KINDS.some((kind) => kind === target.kind) }).toEqual({ title, ok: true, from: reference, answered: true });
      }
    }
    expect(panels.find(({ type }) => type === panel.id)?.targets.map(({ kind }) => kind)).toEqual(['lifecycle']);
  });

  test('variables, ad-hoc filters and annotations ask the provisioned data source', () => {
    const { templating, annotations, panels } = dashboard();
    const reference = { type: datasource.id, uid: sources()[0]?.uid };
    expect(templating.list.map(({ name, type }) => [name, type])).toEqual([['namespace', 'query'], ['workload', 'query'], ['filters', 'adhoc']]);
    templating.list.forEach((variable) => expect(variable.datasource).toEqual(reference));
    templating.list.forEach(({ name, query }) => query !== undefined && expect(query.dimension).toBe(name));
    expect(annotations.list.flatMap(({ target }) => target.annotate).sort()).toEqual(['gap', 'incident']);
    annotations.list.forEach(({ datasource: own, target }) => expect([own, parseQuery(target).ok]).toEqual([reference, true]));
    const used = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ filter }) => Object.values(filter))));
    expect([...used].sort()).toEqual(['$namespace', '$workload']);
  });

  test('each bundled dashboard names dimensions that exist, and queries that can be read', () => {
    for (const name of readdirSync(join(ROOT, 'src/dashboards'))) {
      const { templating, panels } = JSON.parse(text(`src/dashboards/${name}`)) as Dashboard;
      templating.list.forEach(({ type, query }) => type === 'query' && expect([name, isDimension(query?.dimension ?? '')]).toEqual([name, true]));
      panels.forEach(({ targets }) => targets.forEach((target) => expect(parseQuery(target)).toMatchObject({ ok: true })));
    }
  });
});

describe('the simulated cluster', () => {
  test('every fault that a workload asks for is played by a stage', () => {
    const faults = deployments().flatMap(({ spec }) => spec.template?.metadata.annotations?.['demo.lunettes/fault'] ?? []);
    expect(faults.sort()).toEqual(['crash-loop', 'missing-image']);
    const played = text('deploy/kwok/stages.yaml');
    faults.forEach((fault) => expect(played).toContain(`values: ['${fault}']`));
    const stages = manifests('stages.yaml');
    expect(new Set(stages.map(({ kind, apiVersion }) => `${apiVersion}/${kind}`))).toEqual(new Set(['kwok.x-k8s.io/v1alpha1/Stage']));
    expect(new Set(stages.map(({ metadata }) => metadata.name)).size).toBe(stages.length);
  });

  test('workloads stand in namespaces that are made before them, and its nodes are played by kwok', () => {
    const made = new Set<string>();
    for (const { kind, metadata } of manifests('workloads.yaml')) {
      kind === 'Namespace' ? made.add(metadata.name) : expect([...made]).toContain(metadata.namespace);
    }
    const nodes = manifests('nodes.yaml');
    expect(nodes.length).toBeGreaterThan(1);
    nodes.forEach(({ metadata }) => expect(metadata.annotations?.['kwok.x-k8s.io/node']).toBe('fake'));
  });

  test('the script is readable for sh, executable, and replaces deployments that exist', () => {
    const path = join(ROOT, 'deploy/kwok/run.sh');
    expect(spawnSync('sh', ['-n', path], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    expect(statSync(path).mode & 0o100).toBe(0o100);
    const replaced = /for workload in ([^;]+);/.exec(readFileSync(path, 'utf8'))?.[1]?.trim().split(' ') ?? [];
    expect(replaced.length).toBeGreaterThan(0);
    const known = deployments().map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    replaced.forEach((workload) => expect(known).toContain(workload));
  });
});
