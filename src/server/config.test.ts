import { bootstrapConnection, callerOf, collectorOptions, dataFolder, hostRules, keptKeys, memoryMiB, scopeOf } from './config';

const settings = (json: object, secrets: Readonly<Record<string, string>> = {}): Parameters<typeof callerOf>[0] => ({ orgId: 1, uid: 'ds', name: 'Demo', json: { ...json }, secrets, updatedMs: 0 });
const ASKER = { fromAlert: false };
const CLOSED = hostRules({});

test('no namespace is shown until an admin chooses', () => {
  expect([scopeOf(undefined), scopeOf([]), scopeOf(['a', 'b']), scopeOf(['a', '*'])]).toEqual([
    { all: false, namespaces: [] }, { all: false, namespaces: [] }, { all: false, namespaces: ['a', 'b'] }, { all: true },
  ]);
});

test.each([
  [{}, 'no connection yet'], [{ connection: 'token' }, 'no API server'], [{ connection: 'kubeconfig' }, 'no kubeconfig'], [{ connection: 'collector' }, 'no collector address'],
  [{ connection: 'inCluster' }, 'allow_in_cluster'], [{ connection: 'kubeconfigFile', path: 'a.yaml' }, 'kubeconfig_dir'],
])('%j is refused with what to do', (json, sentence) => {
  expect(callerOf(settings(json), ASKER, CLOSED)).toMatchObject({ ok: false, why: expect.stringContaining(sentence) });
});

test.each(['../secret.yaml', '/etc/passwd', 'a/../../b'])('the file %s is outside the folder that grafana.ini names', (path) => {
  expect(callerOf(settings({ connection: 'kubeconfigFile', path }), ASKER, hostRules({ GF_PLUGIN_KUBECONFIG_DIR: '/kube' }))).toMatchObject({ ok: false });
});

test('credential commands run only for the file that the command line names', () => {
  const rules = hostRules({ GF_PLUGIN_KUBECONFIG_DIR: '/kube', LUNETTES_EXEC_KUBECONFIG: '/kube/mine.yaml' });
  const allowed = (path: string): unknown => callerOf(settings({ connection: 'kubeconfigFile', path, namespaces: ['*'] }), ASKER, rules);
  expect(allowed('mine.yaml')).toMatchObject({ ok: true, value: { connection: { allowExec: true } } });
  expect(allowed('other.yaml')).toMatchObject({ ok: true, value: { connection: { allowExec: false } } });
});

test('data go where the setting says, else beside Grafana\'s, else nowhere that stays', () => {
  expect([dataFolder({ GF_PLUGIN_DATA_DIR: '/d', GF_PATHS_DATA: '/g' }), dataFolder({ GF_PATHS_DATA: '/g' }), dataFolder({})]).toEqual(['/d', '/g/lunettes-delivery-datasource', undefined]);
});

test('a collector without a token does not start', () => {
  expect(collectorOptions([], {})).toMatchObject({ ok: false, why: expect.stringContaining('LUNETTES_TOKEN') });
  expect(collectorOptions(['--listen', 'nonsense'], { LUNETTES_TOKEN: 't' })).toMatchObject({ ok: false, why: expect.stringContaining('HOST:PORT') });
  expect(collectorOptions(['--listen', '127.0.0.1:9'], { LUNETTES_TOKEN: 't' })).toMatchObject({ ok: true, value: { listen: { host: '127.0.0.1', port: 9 } } });
});

test('clusters of the host are for the organisations that grafana.ini names, and one may be watched from start', () => {
  const rules = hostRules({ GF_PLUGIN_ALLOW_IN_CLUSTER: 'true', GF_PLUGIN_ORGANISATIONS: '2, 3', GF_PLUGIN_BOOTSTRAP: 'in-cluster' });
  const source = (orgId: number): Parameters<typeof callerOf>[0] => ({ ...settings({ connection: 'inCluster' }), orgId });
  expect(callerOf(source(2), { fromAlert: false }, rules)).toMatchObject({ ok: true });
  expect(callerOf(source(1), { fromAlert: false }, rules)).toMatchObject({ ok: false, why: expect.stringContaining('Organisation 1 may not use') as string });
  expect(bootstrapConnection(rules)).toMatchObject({ ok: true, value: { kind: 'inCluster' } });
  expect(bootstrapConnection(hostRules({}))).toBeUndefined();
  expect(bootstrapConnection(hostRules({ GF_PLUGIN_BOOTSTRAP: 'prod.yaml' }))).toMatchObject({ ok: false });
});

test('label and annotation keys to keep come as lists', () => {
  expect(keptKeys({ GF_PLUGIN_KEEP_LABELS: 'team, cost-centre,' })).toEqual({ labels: ['team', 'cost-centre'], annotations: [] });
});

test('memory is a whole number of MiB, or a sentence', () => {
  expect([memoryMiB({}), memoryMiB({ GF_PLUGIN_MEMORY_MIB: '512' }), memoryMiB({ LUNETTES_MEMORY_MIB: '2048' })]).toMatchObject([{ value: 1024 }, { value: 512 }, { value: 2048 }]);
  expect(memoryMiB({ GF_PLUGIN_MEMORY_MIB: 'much' })).toMatchObject({ ok: false, why: expect.stringContaining('memory_mib') as string });
});

test('a data source\'s own advice comes before that of its host', () => {
  const host = { from: '/etc/advice.yaml', text: 'teams: []' };
  const caller = callerOf(settings({ connection: 'token', server: 'https://s', advice: 'codes: {}' }), ASKER, hostRules({}, [host]));
  expect(caller).toMatchObject({ ok: true, value: { advice: [{ from: 'the data source', text: 'codes: {}' }, host] } });
});
