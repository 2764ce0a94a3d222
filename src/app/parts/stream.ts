// Grafana Live as a bell: the backend's stream says that an answer changed; what changed is asked for as usual, so that
// all parts of a page are of one moment and a page without Live differs only in how soon it knows.
import type { DataSourceInstanceSettings } from '@grafana/data';
import { isLiveChannelMessageEvent, isLiveChannelStatusEvent, LiveChannelConnectionState, LiveChannelScope } from '@grafana/data';
import { getGrafanaLiveSrv } from '@grafana/runtime';
import { useEffect, useRef, useState } from 'react';
import type { Question } from './source';

/** `path` names the answer: whoever asks the same shares a channel. Returns whether the stream stands; false without Live. */
export function useBell(source: DataSourceInstanceSettings, path: string, question: Question | undefined, ring: () => void): boolean {
  const [stands, setStands] = useState(false);
  const latest = useRef(ring);
  useEffect(() => {
    latest.current = ring;
  });
  const asked = question === undefined ? '' : JSON.stringify({ version: 1, ...question });
  useEffect(() => {
    const live = asked === '' ? undefined : liveOrNone();
    if (live === undefined) {
      return undefined;
    }
    const address = { scope: LiveChannelScope.DataSource, namespace: source.uid, stream: source.uid, path: `query/${path}`, data: JSON.parse(asked) as object };
    const subscription = live.getStream(address).subscribe({
      next: (event) => {
        if (isLiveChannelStatusEvent(event)) {
          setStands(event.state === LiveChannelConnectionState.Connected);
        } else if (isLiveChannelMessageEvent(event)) {
          setStands(true);
          latest.current();
        }
      },
      error: () => setStands(false),
      complete: () => setStands(false),
    });
    return () => {
      subscription.unsubscribe();
      setStands(false);
    };
  }, [source.uid, path, asked]);
  return stands;
}

/** Hosts without Grafana Live have no service to give. */
function liveOrNone(): ReturnType<typeof getGrafanaLiveSrv> | undefined {
  return getGrafanaLiveSrv() as ReturnType<typeof getGrafanaLiveSrv> | undefined;
}
