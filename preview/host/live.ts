// Grafana Live's browser side over a streamed answer per channel, with the streaming frames of @grafana/data.
// `?live=off` in the address is a server whose Live never connects.
import type { DataFrameJSON, DataQueryResponse, LiveChannelAddress, LiveChannelEvent } from '@grafana/data';
import { LiveChannelConnectionState, LiveChannelEventType, LoadingState, StreamingDataFrame, toLiveChannelId } from '@grafana/data';
import type { GrafanaLiveSrv, LiveDataStreamOptions } from '@grafana/runtime';
import { filter, map, Observable, of } from 'rxjs';
import type { LiveLine } from '../live';

async function* linesOf(response: Response): AsyncGenerator<LiveLine> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) {
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.map((line) => JSON.parse(line) as LiveLine);
  }
}

function streamOf<T>(on: boolean, address: LiveChannelAddress): Observable<LiveChannelEvent<T>> {
  return new Observable((subscriber) => {
    const id = toLiveChannelId(address);
    const say = (state: LiveChannelConnectionState, more: object = {}): void => subscriber.next({ type: LiveChannelEventType.Status, id, timestamp: Date.now(), state, ...more });
    const cancel = new AbortController();
    const listen = async (): Promise<void> => {
      const response = await fetch('/api/live/listen', { method: 'POST', body: JSON.stringify({ channel: id, data: address.data }), signal: cancel.signal });
      for await (const line of linesOf(response)) {
        if (line.kind === 'packet') {
          subscriber.next({ type: LiveChannelEventType.Message, message: line.data as T });
        } else if (line.kind === 'refused') {
          say(LiveChannelConnectionState.Invalid, { error: line.why });
        } else {
          say(LiveChannelConnectionState.Connected, { message: line.data });
        }
      }
      subscriber.complete();
    };
    say(on ? LiveChannelConnectionState.Connecting : LiveChannelConnectionState.Pending);
    if (on) {
      listen().catch((error: unknown) => {
        if (!cancel.signal.aborted) {
          say(LiveChannelConnectionState.Disconnected, { error });
        }
      });
    }
    return () => cancel.abort();
  });
}

/** The first frame, then each packet pushed into it: appended or in place of it, as `buffer.action` says. */
function dataStreamOf(on: boolean, { addr, buffer, key, frame: seed }: LiveDataStreamOptions): Observable<DataQueryResponse> {
  let frame = seed === undefined ? undefined : StreamingDataFrame.fromDataFrameJSON(seed, buffer);
  return streamOf<DataFrameJSON>(on, addr).pipe(
    map((event): DataQueryResponse | undefined => {
      if (event.type === LiveChannelEventType.Status && event.error !== undefined) {
        return { key: key ?? '', state: LoadingState.Error, data: frame === undefined ? [] : [frame], error: { message: `Streaming channel error: ${String(event.error)}` } };
      }
      const message = (event.type === LiveChannelEventType.Status || event.type === LiveChannelEventType.Message ? event.message : undefined) as DataFrameJSON | undefined;
      if (message === undefined) {
        return undefined;
      }
      if (frame === undefined) {
        frame = StreamingDataFrame.fromDataFrameJSON(message, buffer);
      } else {
        frame.push(message);
      }
      return { key: key ?? toLiveChannelId(addr), state: LoadingState.Streaming, data: [frame] };
    }),
    filter((response) => response !== undefined)
  );
}

export const liveService = (on: boolean): GrafanaLiveSrv => ({
  getConnectionState: () => of(on),
  getStream: <T>(address: LiveChannelAddress) => streamOf<T>(on, address),
  getDataStream: (options) => dataStreamOf(on, options),
  getPresence: () => Promise.resolve({ users: [] }),
  publish: () => Promise.reject(new Error('the preview publishes nothing')),
});
