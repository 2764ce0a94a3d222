// Events as kubelet, scheduler and controllers write them: new ones, and repeats of known ones by their count.
import { randomUUID } from 'node:crypto';
import { micros, nanosNow, skewOf, whole } from './stamps';
import type { KubeObject, World } from './world';

export interface Subject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

export interface EventOptions {
  readonly type?: 'Normal' | 'Warning';
  /** The component; `kubelet` by default. */
  readonly by?: string;
  /** The kubelet's node, by whose clock the event is stamped. */
  readonly node?: string;
  readonly container?: string;
}

export class EventTeller {
  private readonly known = new Map<string, KubeObject>();

  constructor(
    private readonly world: World,
    private readonly subject: Subject
  ) {}

  /** Whole seconds and a count, nanoseconds in the name; the scheduler's has microseconds and no count. */
  tell(reason: string, message: string, { type = 'Normal', by = 'kubelet', node = '', container }: EventOptions = {}): void {
    const skewMs = by === 'kubelet' ? skewOf(node) : 0;
    const stamp = whole(Date.now() + skewMs);
    const known = this.known.get(`${reason} ${message}`);
    if (known !== undefined) {
      Object.assign(known, { count: Number(known['count'] ?? 1) + 1, lastTimestamp: stamp });
      this.world.put('events', known);
      return;
    }
    const { kind, namespace, name, uid } = this.subject;
    const times = by === 'default-scheduler'
      ? { source: {}, eventTime: micros(Date.now()), firstTimestamp: null, lastTimestamp: null, action: 'Binding', reportingInstance: 'default-scheduler-demo' }
      : { source: { component: by, ...(by === 'kubelet' ? { host: node } : {}) }, eventTime: null, firstTimestamp: stamp, lastTimestamp: stamp, count: 1, reportingInstance: node };
    const event: KubeObject = {
      metadata: { name: `${name}.${nanosNow(skewMs).toString(16)}`, namespace, uid: randomUUID(), creationTimestamp: whole(Date.now()) },
      involvedObject: { kind, namespace, name, uid, apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1', ...(container === undefined ? {} : { fieldPath: `spec.containers{${container}}` }) },
      reason, message, type, reportingComponent: by, ...times,
    };
    this.known.set(`${reason} ${message}`, event);
    this.world.put('events', event);
  }

  /** As the API server does an hour after the last change; here with their subject. */
  forget(): void {
    this.known.forEach(({ metadata: { namespace = '', name } }) => this.world.remove('events', namespace, name));
    this.known.clear();
  }
}
