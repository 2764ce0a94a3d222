// Questions over a message port: `{id, ask, args}` there, `{id, ok | error}` back. The one way in which threads speak.

export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

export type Handlers = Readonly<Record<string, (...args: readonly never[]) => unknown>>;

type Asked<T extends Handlers> = { readonly [K in keyof T]: (...args: Parameters<T[K]>) => Promise<Awaited<ReturnType<T[K]>>> };

interface Question {
  readonly id: number;
  readonly ask: string;
  readonly args: readonly never[];
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Answers questions that come through the port. What a handler throws becomes the asker's rejection. */
export function answerOver(port: Port, handlers: Handlers): void {
  port.on('message', (message) => {
    if (!isObject(message) || typeof message['ask'] !== 'string') {
      return;
    }
    const { id, ask, args } = message as unknown as Question;
    const handler = handlers[ask];
    Promise.resolve()
      .then(() => {
        if (handler === undefined) {
          throw new Error(`nobody here answers "${ask}"`);
        }
        return handler(...args);
      })
      .then(
        (value) => port.postMessage({ id, value }),
        (thrown: unknown) => port.postMessage({ id, error: thrown instanceof Error ? thrown.message : String(thrown) })
      );
  });
}

/** The other side of `answerOver`, typed by its handlers. `end` rejects everything asked and not yet answered. */
export function askOver<T extends Handlers>(port: Port): { readonly ask: Asked<T>; end(why: string): void } {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let next = 0;
  let ended: string | undefined;
  port.on('message', (message) => {
    if (!isObject(message) || 'ask' in message) {
      return;
    }
    const { id, value, error } = message as unknown as Answer;
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error !== undefined) {
      asker?.reject(new Error(error));
    } else {
      asker?.resolve(value);
    }
  });
  const ask = new Proxy({} as Asked<T>, {
    get: (_, name) => (...args: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) {
          return reject(new Error(ended));
        }
        const id = next++;
        waiting.set(id, { resolve, reject });
        port.postMessage({ id, ask: String(name), args });
      }),
  });
  return {
    ask,
    end: (why) => {
      ended = why;
      waiting.forEach(({ reject }) => reject(new Error(why)));
      waiting.clear();
    },
  };
}
