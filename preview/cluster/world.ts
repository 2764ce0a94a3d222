// Objects with versions, and the log of changes that watches replay. Objects are kept as the text that is sent.

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

/** One version of one object. */
export class Version {
  private parsed: KubeObject | undefined;

  constructor(
    readonly version: number,
    readonly namespace: string,
    /** Without the braces around it, so that a kind can be put in front. */
    readonly inner: string
  ) {}

  get object(): KubeObject {
    return (this.parsed ??= JSON.parse(`{${this.inner}}`) as KubeObject);
  }
}

export interface Change {
  readonly version: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly now: Version;
  /** What it replaces. */
  readonly before: Version | undefined;
}

// What a watch cache keeps; older versions answer 410.
const LOG_MAX = 20_000;

interface Kind {
  readonly objects: Map<string, Version>;
  log: Change[];
  oldest: number;
}

export class World {
  private version = 1000;
  private readonly kinds = new Map<string, Kind>();
  private readonly listeners = new Map<string, Set<(change: Change) => void>>();

  get currentVersion(): number {
    return this.version;
  }

  private kind(resource: string): Kind {
    const known = this.kinds.get(resource) ?? { objects: new Map<string, Version>(), log: [], oldest: 0 };
    this.kinds.set(resource, known);
    return known;
  }

  /** In the order of the store: by namespace and name. */
  list(resource: string): readonly Version[] {
    return [...this.kind(resource).objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, version]) => version);
  }

  find(resource: string, namespace: string, name: string): Version | undefined {
    return this.kind(resource).objects.get(`${namespace}/${name}`);
  }

  get(resource: string, namespace: string, name: string): KubeObject | undefined {
    return this.find(resource, namespace, name)?.object;
  }

  /** Creates or replaces by a copy of what is given. */
  put(resource: string, object: KubeObject): void {
    const { objects } = this.kind(resource);
    const key = keyOf(object);
    const before = objects.get(key);
    const now = this.next(object);
    objects.set(key, now);
    this.record(resource, { version: now.version, type: before === undefined ? 'ADDED' : 'MODIFIED', now, before });
  }

  remove(resource: string, namespace: string, name: string): void {
    const { objects } = this.kind(resource);
    const before = objects.get(`${namespace}/${name}`);
    if (before !== undefined) {
      objects.delete(`${namespace}/${name}`);
      const now = this.next(before.object);
      this.record(resource, { version: now.version, type: 'DELETED', now, before });
    }
  }

  private next(object: KubeObject): Version {
    const version = ++this.version;
    const { metadata } = object;
    const { kind: _, apiVersion: __, ...rest } = object;
    return new Version(version, metadata.namespace ?? '', JSON.stringify({ ...rest, metadata: { ...metadata, resourceVersion: String(version) } }).slice(1, -1));
  }

  private record(resource: string, change: Change): void {
    const kind = this.kind(resource);
    kind.log.push(change);
    if (kind.log.length > LOG_MAX) {
      kind.oldest = kind.log.splice(0, LOG_MAX / 4).at(-1)?.version ?? kind.oldest;
    }
    this.listeners.get(resource)?.forEach((listener) => listener(change));
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

  onChange(resource: string, listener: (change: Change) => void): () => void {
    const all = this.listeners.get(resource) ?? new Set();
    this.listeners.set(resource, all.add(listener));
    return () => all.delete(listener);
  }
}

const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;
