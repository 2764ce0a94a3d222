// A process of its own that serves synthetic pods as an API server does: pages of a list, then a stream of changes as
// fast as they are read. `server.ts --pods N --events N`; prints its address.
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';

const option = (name: string): number => Number(process.argv[process.argv.indexOf(name) + 1] ?? 0);
const pods = option('--pods');
const events = option('--events');
const CREATED = Date.UTC(2026, 0, 1);

const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');

function pod(n: number, version: number, phase: 'Pending' | 'Running', createdAt = CREATED): object {
  const created = stamp(createdAt);
  const ready = phase === 'Running' ? 'True' : 'False';
  return {
    metadata: {
      name: `web-${n}`, namespace: `team-${n % 40}`, uid: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, resourceVersion: String(version), creationTimestamp: created,
      labels: { app: `web-${n % 500}`, 'pod-template-hash': '6f7d9c' }, ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: `web-${n % 500}-6f7d9c`, uid: `r${n % 500}`, controller: true }],
      // As large as they are on real pods; nothing of it is kept.
      managedFields: [{ manager: 'kubelet', operation: 'Update', apiVersion: 'v1', time: created, fieldsType: 'FieldsV1', fieldsV1: { 'f:status': Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f:field${i}`, { 'f:type': {}, 'f:status': {} }])) } }],
    },
    spec: {
      nodeName: `node-${n % 200}`, restartPolicy: 'Always', terminationGracePeriodSeconds: 30, schedulerName: 'default-scheduler', tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }],
      containers: [{ name: 'app', image: `registry.example/web:${n % 500}`, resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } }, env: Array.from({ length: 20 }, (_, i) => ({ name: `VARIABLE_${i}`, value: `value-${i}` })), readinessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3, successThreshold: 1 } }],
      volumes: [{ name: 'kube-api-access', projected: { sources: [] } }],
    },
    status: {
      phase, startTime: created, podIP: `10.${n % 250}.${(n >> 8) % 250}.7`, hostIP: '10.0.0.1',
      conditions: ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({ type, status: type.includes('Ready') && type !== 'PodReadyToStartContainers' ? ready : 'True', lastTransitionTime: created })),
      containerStatuses: [{ name: 'app', ready: phase === 'Running', started: phase === 'Running', restartCount: 0, image: `registry.example/web:${n % 500}`, imageID: `sha256:${'a'.repeat(64)}`, containerID: `containerd://${'b'.repeat(64)}`, state: phase === 'Running' ? { running: { startedAt: created } } : { waiting: { reason: 'ContainerCreating' } } }],
    },
  };
}

const PAGE = 500;

function list(url: URL, response: ServerResponse, kind: string): void {
  const isPods = url.pathname === '/api/v1/pods';
  const from = Number(url.searchParams.get('continue') ?? 0);
  const total = isPods ? pods : 0;
  const items = Array.from({ length: Math.min(PAGE, Math.max(0, total - from)) }, (_, i) => pod(from + i, 1, 'Running'));
  const next = from + PAGE < total ? { continue: String(from + PAGE), remainingItemCount: total - from - PAGE } : {};
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ kind, apiVersion: 'v1', metadata: { resourceVersion: '1000', ...next }, items }));
}

// A delivery is about eight versions of its pod (design 7: 1,000 pods/s are 8,000 pod events/s).
const VERSIONS = 8;

/** Deliveries of new pods, a hundred at a time: created, bound, acknowledged …, ready. */
function watch(url: URL, response: ServerResponse): void {
  response.setHeader('content-type', 'application/json');
  if (url.pathname !== '/api/v1/pods' || events === 0) {
    response.flushHeaders();
    return;
  }
  let sent = 0;
  const push = (): void => {
    while (sent < events) {
      const wave = Math.floor(sent / (VERSIONS * 100));
      const version = Math.floor(sent / 100) % VERSIONS;
      const n = pods + wave * 100 + (sent % 100);
      const line = { type: version === 0 ? 'ADDED' : 'MODIFIED', object: { kind: 'Pod', apiVersion: 'v1', ...pod(n, 1001 + sent, version === VERSIONS - 1 ? 'Running' : 'Pending', Date.now()) } };
      sent++;
      if (!response.write(`${JSON.stringify(line)}\n`)) {
        response.once('drain', push);
        return;
      }
    }
  };
  push();
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://x');
  if (url.searchParams.get('sendInitialEvents') === 'true') {
    response.statusCode = 422;
    response.end(JSON.stringify({ kind: 'Status', status: 'Failure', reason: 'Invalid', code: 422, message: 'sendInitialEvents is not offered' }));
  } else if (url.searchParams.get('watch') !== null) {
    watch(url, response);
  } else if (url.pathname === '/version') {
    response.end(JSON.stringify({ gitVersion: 'v1.36.0' }));
  } else if (url.pathname === '/api/v1/namespaces/kube-system') {
    response.end(JSON.stringify({ metadata: { uid: 'bench' } }));
  } else {
    list(url, response, 'List');
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
});
