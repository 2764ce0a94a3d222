// Objects with versions, and the log of changes that watches replay.

export interface Meta {
  name: string;
  namespace?: string;
  uid: string;
  resourceVersion?: string;
  creationTimestamp?: string;
  [key: string]: unknown;
}
export interface KubeObject {
  metadata: Meta;
  [key: string]: unknown;
}
export interface Change {
  readonly version: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubeObject;
}

// What a watch cache keeps; older versions answer 410.
const LOG_MAX = 20_000;

export class World {
  private version = 1000;
  private readonly kinds = new Map<string, { objects: Map<string, KubeObject>; log: Change[]; oldest: number }>();
  private readonly listeners = new Set<(resource: string, change: Change) => void>();

  get currentVersion(): number {
    return this.version;
  }

  private kind(resource: string): { objects: Map<string, KubeObject>; log: Change[]; oldest: number } {
    const known = this.kinds.get(resource) ?? { objects: new Map<string, KubeObject>(), log: [], oldest: 0 };
    this.kinds.set(resource, known);
    return known;
  }

  list(resource: string): readonly KubeObject[] {
    return [...this.kind(resource).objects.values()];
  }

  get(resource: string, namespace: string, name: string): KubeObject | undefined {
    return this.kind(resource).objects.get(`${namespace}/${name}`);
  }

  /** Creates or replaces. The object is kept as given and copied on the way out. */
  put(resource: string, object: KubeObject): void {
    const { objects } = this.kind(resource);
    const key = `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
    const type = objects.has(key) ? 'MODIFIED' : 'ADDED';
    const stored = structuredClone(object);
    stored.metadata.resourceVersion = String(++this.version);
    objects.set(key, stored);
    this.record(resource, { version: this.version, type, object: stored });
  }

  remove(resource: string, namespace: string, name: string): void {
    const { objects } = this.kind(resource);
    const object = objects.get(`${namespace}/${name}`);
    if (object !== undefined) {
      objects.delete(`${namespace}/${name}`);
      const last = structuredClone(object);
      last.metadata.resourceVersion = String(++this.version);
      this.record(resource, { version: this.version, type: 'DELETED', object: last });
    }
  }

  private record(resource: string, change: Change): void {
    const kind = this.kind(resource);
    kind.log.push(change);
    if (kind.log.length > LOG_MAX) {
      kind.oldest = kind.log.splice(0, LOG_MAX / 4).at(-1)?.version ?? kind.oldest;
    }
    this.listeners.forEach((listener) => listener(resource, change));
  }

  /** Forgets the changes so far: watches from an older version answer 410. */
  compact(resource: string): void {
    const kind = this.kind(resource);
    kind.oldest = this.version;
    kind.log = [];
  }

  /** Changes after a version; undefined when they are forgotten. */
  since(resource: string, version: number): readonly Change[] | undefined {
    const { log, oldest } = this.kind(resource);
    return version < oldest ? undefined : log.filter((change) => change.version > version);
  }

  onChange(listener: (resource: string, change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
