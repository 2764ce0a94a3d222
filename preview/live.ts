// Grafana Live's server side: one RunStream of the backend per channel, however many listen; it ends with the last of them.
import type { ServerResponse } from 'node:http';
import type { Backend } from './plugin-client';

/** What a channel tells its listeners; the browser's side (host/live.ts) reads the same lines. */
export type LiveLine = { readonly kind: 'subscribed' | 'packet'; readonly data: unknown } | { readonly kind: 'refused'; readonly why: string };

interface Channel {
  readonly listeners: Set<(line: LiveLine) => void>;
  readonly cancel: AbortController;
}

const RESUBSCRIBE_MS = 1000;

export class LiveChannels {
  private readonly channels = new Map<string, Channel>();

  constructor(private readonly backend: Backend) {}

  /** Answers with lines until the listener goes. @param path of the channel behind `ds/UID/`. @param data of its first listener counts. */
  async listen(path: string, data: string, response: ServerResponse): Promise<void> {
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' });
    const tell = (line: LiveLine): void => void response.write(`${JSON.stringify(line)}\n`);
    const first = await this.backend.subscribe(path, data);
    tell(first);
    if (first.kind === 'refused' || response.destroyed) {
      response.end();
      return;
    }
    const channel = this.open(path, data);
    channel.listeners.add(tell);
    response.once('close', () => {
      channel.listeners.delete(tell);
      if (channel.listeners.size === 0) {
        this.channels.delete(path);
        channel.cancel.abort();
      }
    });
  }

  private open(path: string, data: string): Channel {
    const known = this.channels.get(path);
    if (known !== undefined) {
      return known;
    }
    const channel: Channel = { listeners: new Set(), cancel: new AbortController() };
    this.channels.set(path, channel);
    void this.run(path, data, channel);
    return channel;
  }

  /** As Grafana does, a stream that ends while somebody listens is begun again. */
  private async run(path: string, data: string, { listeners, cancel: { signal } }: Channel): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const packet of this.backend.runStream(path, data, signal)) {
          listeners.forEach((tell) => tell({ kind: 'packet', data: packet }));
        }
      } catch (thrown) {
        if (!signal.aborted) {
          console.error(`The stream ${path} broke: ${String(thrown)}`);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, RESUBSCRIBE_MS));
    }
  }
}
