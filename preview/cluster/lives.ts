// The kinds of lives that the demo shows, as plans.
import { randomBytes } from 'node:crypto';
import type { Life, LifePlan, Step } from './life';
import { again, backsOff, bound, cached, containerCreated, created, delivered, ends, network, PANIC, pull, running, started, warn } from './steps';

const KINDS = {
  healthy: () => ({ steps: [...bound, network, cached, ...delivered] }),
  'cold-pull': () => ({ steps: [...bound, network, ...pull(6 + Math.random() * 8, Math.random() * 2), ...delivered] }),
  late: () => ({ steps: [...bound, network, ...pull(75, 31), ...delivered] }),
  'missing-image': () => ({ tag: '1.4.2-rc9', steps: [...bound, network, ...missingImage()] }),
  'crash-loop': () => ({ steps: [...bound, network, cached, containerCreated, started, ...crashLoop()] }),
  unschedulable: () => ({ cpu: '48', steps: [created, unschedulable] }),
  'slow-probe': () => ({ readinessProbe: { httpGet: { path: '/ready', port: 8080 }, initialDelaySeconds: 3, periodSeconds: 4 }, steps: [...bound, network, cached, containerCreated, started, running(false), ...notReadyYet(4), running(true, 4)] }),
  'missing-secret': (workload) => ({ volumes: [{ name: 'tls', secret: { secretName: `${workload}-tls` } }], steps: [...bound, ...missingSecret(workload)] }),
  'stuck-volume': (workload) => ({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: `${workload}-data` } }], steps: [...bound, ...stuckVolume()] }),
  'no-network': () => ({ steps: [...bound, ...noNetwork(12), network, cached, ...delivered] }),
  restart: () => ({ steps: [...bound, network, cached, ...delivered, ends(25, { exitCode: 137, reason: 'OOMKilled' }), { ...cached, after: 0.2 }, again, running(true, 1.4)] }),
  upgrade: (workload) => ({ steps: [...bound, network, cached, ...delivered, ...upgrade(workload)] }),
} satisfies Readonly<Record<string, (workload: string) => Partial<LifePlan> & { readonly tag?: string; readonly steps: readonly Step[] }>>;

export type LifeKind = keyof typeof KINDS;

export function planOf(kind: LifeKind, namespace: string, workload: string, node: string): LifePlan {
  const { tag = '1.4.1', ...plan } = KINDS[kind](workload) as ReturnType<(typeof KINDS)[LifeKind]> & { readonly tag?: string };
  return { namespace, workload, node, image: `registry.demo/${workload}:${tag}`, ...plan };
}

function missingImage(): readonly Step[] {
  const error = ({ image }: Life): string => `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
  const attempt = (after: number): Step => ({
    after,
    run: (life) => {
      life.event('Pulling', `Pulling image "${life.image}"`);
      life.event('Failed', `Failed to pull image "${life.image}": ${error(life)}`, { type: 'Warning' });
      life.event('Failed', 'Error: ErrImagePull', { type: 'Warning' });
      life.setContainer({ waiting: { reason: 'ErrImagePull', message: error(life) } });
      life.save();
    },
  });
  const backOff: Step = {
    after: 1.2,
    run: (life) => {
      life.event('BackOff', `Back-off pulling image "${life.image}"`);
      life.event('Failed', 'Error: ImagePullBackOff', { type: 'Warning' });
      life.setContainer({ waiting: { reason: 'ImagePullBackOff', message: `Back-off pulling image "${life.image}": ErrImagePull: ${error(life)}` } });
      life.save();
    },
  };
  return [0.1, 12, 22, 42, 80, 160, 300].flatMap((after) => [attempt(after), backOff]);
}

/** Each life of the container lasts 2.5 s; it is started again at once, then after a back-off that doubles from ten seconds to five minutes. */
const crashLoop = (): readonly Step[] => [0, 1, 2, 3, 4, 5, 6].flatMap((restart) => {
  const backOffS = Math.min(300, 10 * 2 ** (restart - 1));
  const round = [running(false, 0.3), ends(2.5, PANIC)];
  return restart === 0 ? [...round, { ...cached, after: 0.3 }, again] : [...round, backsOff(backOffS), { ...cached, after: backOffS }, again];
});

const notReadyYet = (times: number): readonly Step[] =>
  Array.from({ length: times }, (_, i) => warn(i === 0 ? 3 : 4, 'Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503'));

const missingSecret = (workload: string): readonly Step[] =>
  [0.6, 1, 2, 4, 8, 16, 32, 64, 122, 122].map((after) => warn(after, 'FailedMount', `MountVolume.SetUp failed for volume "tls" : secret "${workload}-tls" not found`, true));

const stuckVolume = (): readonly Step[] =>
  [1.2, 120, 120].map((after) => ({
    after,
    run: (life) => life.event('FailedAttachVolume', 'Multi-Attach error for volume "pvc-4b1e" Volume is already exclusively attached to one node and can\'t be attached to another', { type: 'Warning', by: 'attachdetach-controller' }),
  }));

/** The node's network plugin is refused by its own API; each attempt has a sandbox of its own. */
const noNetwork = (attempts: number): readonly Step[] => Array.from({ length: attempts }, (_, i) => warn(i === 0 ? 1 : 12, 'FailedCreatePodSandBox', () =>
  `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "${randomBytes(32).toString('hex')}": plugin type="calico" failed (add): error getting ClusterInformation: connection is unauthorized: Unauthorized`, true));

const unschedulable: Step = {
  after: 0.05,
  run: (life) => {
    const message = '0/6 nodes are available: 6 Insufficient cpu. preemption: 0/6 nodes are available: 6 No preemption victims found for incoming pod.';
    life.condition('PodScheduled', 'False', 'Unschedulable', message);
    life.save();
    life.event('FailedScheduling', message, { type: 'Warning', by: 'default-scheduler' });
  },
};

/** A new image in a running pod: the kubelet ends the container, pulls and starts it anew. */
const upgrade = (workload: string): readonly Step[] => [
  { after: 20, run: (life) => { life.image = `registry.demo/${workload}:1.5.0`; life.pod.metadata['generation'] = 2; life.save(); } },
  { after: 0.3, run: (life) => life.event('Killing', 'Container app definition changed, will be restarted') },
  ends(2.2, { exitCode: 143, reason: 'Error' }), ...pull(4, 0), again, running(true, 1.3),
];
